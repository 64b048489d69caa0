-- Words stored in places that are about no case: filters people saved, bulk jobs, the audit log.
-- $1 id, $2 words
with views as (
  delete from saved_views v
  where exists (select from unnest($2::text[]) w where position(lower(w) in lower(v.name || ' ' || v.filter::text)) > 0)
  returning 1
),
jobs as (
  update bulk_jobs j set arguments = '{}'
  where state <> 'running' and exists (select from unnest($2::text[]) w where position(lower(w) in lower(j.arguments::text)) > 0)
  returning 1
)
insert into erasure_rows (erasure, table_name, rows)
select $1, counted.table_name, counted.rows
from (
  values
    ('saved_views', (select count(*) from views)),
    ('bulk_jobs', (select count(*) from jobs)),
    ('audit', audit_erase(null, $2)::bigint)
) as counted (table_name, rows)
where counted.rows > 0
on conflict (erasure, table_name) do update set rows = erasure_rows.rows + excluded.rows
