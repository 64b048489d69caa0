-- What a resident called themselves, in whatever case of theirs.
-- $1 region or *, $2 networks, $3 authors of them
select distinct resident_name from cases where (network, resident_id) in (select * from unnest($2::text[], $3::text[])) and ($1 = '*' or region = $1)
