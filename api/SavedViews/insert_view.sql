-- $1 id, $2 region, $3 login or null for a shared one, $4 authority or null, $5 name, $6 filter, $7 position, $8 who
insert into saved_views (id, region, login, authority, name, filter, position, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
returning version
