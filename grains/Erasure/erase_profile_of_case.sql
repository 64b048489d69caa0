-- By what the resident of a case could be recognised elsewhere; with their last case they are no profile any more, and what was decided about it goes.
-- $1 case, $2 erasure
with keys as (
  select count(*) as rows from profile_keys where case_id = $1
),
gone as (
  delete from profile_cases where case_id = $1 returning profile
),
emptied as (
  delete from profiles p using gone
  where p.id = gone.profile and not exists (select from profile_cases c where c.profile = p.id and c.case_id <> $1)
  returning p.id
),
links as (
  select count(*) as rows from profile_links l where exists (select from emptied e where e.id in (l.one, l.other))
)
insert into erasure_rows (erasure, table_name, rows)
select $2, counted.table_name, counted.rows
from (
  values
    ('profile_keys', (select rows from keys)),
    ('profiles', (select count(*) from emptied)),
    ('profile_links', (select rows from links))
) as counted (table_name, rows)
where counted.rows > 0
on conflict (erasure, table_name) do update set rows = erasure_rows.rows + excluded.rows
