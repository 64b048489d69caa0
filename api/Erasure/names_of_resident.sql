-- What a resident called themselves, in whatever case of theirs.
-- $1 region or *, $2 network, $3 author
select distinct resident_name from cases where network = $2 and resident_id = $3 and ($1 = '*' or region = $1)
