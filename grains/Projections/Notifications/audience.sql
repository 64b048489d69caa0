-- People of a region and of the centre who may sign in.
-- $1 region
select login, role, region, official from users where region in ($1, '*') and not disabled
union all
select r.login, r.role, r.region, r.official from user_roles r join users u on u.login = r.login where r.region = $1 and not u.disabled
