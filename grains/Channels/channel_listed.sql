-- Lists a channel as it is now configured.
-- $1 id, $2 region, $3 kind, $4 name, $5 enabled, $6 now, $7 paused, $8 never publish
insert into channels (id, region, kind, name, enabled, updated_at, paused, never_publish) values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (id) do update
set region = excluded.region, kind = excluded.kind, name = excluded.name, enabled = excluded.enabled, updated_at = excluded.updated_at,
    paused = excluded.paused, never_publish = excluded.never_publish
