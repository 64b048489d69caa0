-- A file once: the same bytes for the same channel are the import there is.
-- $1 id, $2 channel, $3 region, $4 name, $5 format, $6 sha256, $7 content, $8 lines, $9 login
with made as (
  insert into imports (id, channel, region, name, format, sha256, content, lines, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (channel, sha256) do nothing
  returning id
)
select id, true from made
union all
select id, false from imports where channel = $2 and sha256 = $6 and not exists (select 1 from made)
