-- $1 ids (uuid[])
select id, case_id, region, source, kind, name, mime_type, size, width, height, blob, thumbnail, created_by
from files
where id = any ($1) and state = 'ready'
