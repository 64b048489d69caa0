-- Accounts, templates and views of a body go to the body it is merged into. Repeating finds nothing.
-- $1 region, $2 the body, $3 the body it goes to, $4 login of who ordered it
with accounts as (
  update users set authority = $3, revision = revision + 1 where region = $1 and authority = $2
),
texts as (
  update templates set authority = $3, version = version + 1, changed_by = $4, changed_at = now() where region = $1 and authority = $2 returning id, version
),
kept as (
  insert into template_versions (id, version, content, changed_by)
  select t.id, t.version, jsonb_set(v.content, '{authority}', to_jsonb($3::text)), $4
  from texts t
  join template_versions v on v.id = t.id and v.version = t.version - 1
)
update saved_views
set authority = case when authority = $2 then $3 else authority end,
    filter = case when filter ->> 'authority' = $2 then jsonb_set(filter, '{authority}', to_jsonb($3::text)) else filter end,
    version = version + 1
where region = $1 and (authority = $2 or filter ->> 'authority' = $2)
