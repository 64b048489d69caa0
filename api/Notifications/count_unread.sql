-- $1 region and $2 id of the person, $3 count no further
select count(*)::int from (select from notifications where region = $1 and person = $2 and read_at is null limit $3) n
