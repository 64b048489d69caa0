-- $1 id, $2 region, $3 login or null for a shared one, $4 authority or null, $5 name, $6 filter, $7 position, $8 known version
update saved_views set authority = $4, name = $5, filter = $6, position = $7, version = version + 1
where id = $1 and region = $2 and login is not distinct from $3 and version = $8
returning version
