-- People of a region who sign in and are no officials of it.
-- $1 region
select login, name from users where region = $1 and official is null and not disabled
union all
select u.login, u.name from user_roles r join users u on u.login = r.login where r.region = $1 and r.official is null and not u.disabled
order by name, login
