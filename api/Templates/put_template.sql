-- A new template (known version 0) or the next version of one; no row comes back when the known version is not the stored one.
-- $1 id, $2 region, $3 authority or null, $4 title, $5 text, $6 kind, $7 topics, $8 statuses, $9 who, $10 known version, $11 content as JSON
with put as (
  insert into templates as t (id, region, authority, title, text, kind, topics, statuses, changed_by)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9
  where $10 = 0 or exists (select from templates where id = $1)
  on conflict (id) do update
  set version = t.version + 1, authority = excluded.authority, title = excluded.title, text = excluded.text, kind = excluded.kind,
      topics = excluded.topics, statuses = excluded.statuses, changed_by = excluded.changed_by, changed_at = now()
  where t.version = $10 and t.region = $2 and not t.deleted
  returning id, version
),
written as (
  insert into template_versions (id, version, content, changed_by) select id, version, $11, $9 from put
)
select version from put
