-- People of a region who sign in and are no officials of it.
-- $1 region
select login, name from users where region = $1 and official is null and not disabled order by name, login
