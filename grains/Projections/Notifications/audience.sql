-- People of a region and of the centre who may sign in.
-- $1 region
select login, role, region, official from users where region in ($1, '*') and not disabled
