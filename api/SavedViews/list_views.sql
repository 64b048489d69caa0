-- $1 region, $2 login, $3 authorities the person is bound to or null
select id, name, filter::text, login is null, authority, position, version, created_by
from saved_views
where region = $1 and (login = $2 or login is null and (authority is null or $3::text[] is null or authority = any ($3)))
order by login is not null, position, name, id
