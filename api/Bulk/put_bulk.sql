-- A job and its cases; the same id again changes nothing.
-- $1 id, $2 region, $3 login, $4 action, $5 arguments, $6 cases
with job as (
  insert into bulk_jobs (id, region, login, action, arguments, total) values ($1, $2, $3, $4, $5, cardinality($6))
  on conflict do nothing
  returning id
)
insert into bulk_items (job, ordinal, case_id)
select job.id, c.ordinal, c.case_id
from job, unnest($6) with ordinality as c (case_id, ordinal)
