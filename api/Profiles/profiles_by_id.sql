-- $1 profiles
select id, region, network from profiles where id = any($1)
