-- $1 region and $2 id of the person, $3 which or null, $4 all up to this one or null
update notifications set read_at = now()
where region = $1 and person = $2 and read_at is null and (id = any($3) or id <= $4)
