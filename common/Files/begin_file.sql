-- Announces a file before its bytes are stored, so that no bytes are stored without a row that names them. A row left by
-- a process that died, or being removed, is taken over; one that is ready stays and gives no row.
-- $1 id, $2 case, $3 region, $4 source, $5 kind, $6 name, $7 MIME type, $8 size, $9 width or 0, $10 height or 0, $11 key of the
-- bytes, $12 key of the thumbnail or '', $13 who
insert into files (id, case_id, region, source, kind, name, mime_type, size, width, height, blob, thumbnail, created_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, nullif($9, 0), nullif($10, 0), $11, nullif($12, ''), $13)
on conflict (id) do update
set state = 'storing', name = excluded.name, size = excluded.size, blob = excluded.blob, thumbnail = excluded.thumbnail,
    created_by = excluded.created_by, created_at = now()
where files.state <> 'ready'
