-- A batch of moves; the same id again changes nothing. What the plan refuses is settled at once.
-- $1 id, $2 region, $3 login, $4 action, $5 arguments, $6 cases, $7 authorities, $8 from, $9 to, $10 problems or null, $11 numbers
with job as (
  insert into bulk_jobs (id, region, login, action, arguments, total) values ($1, $2, $3, $4, $5, cardinality($6))
  on conflict do nothing
  returning id
)
insert into bulk_items (job, ordinal, case_id, authority, moved_from, moved_to, state, code, number)
select job.id, m.ordinal, m.case_id, m.authority, m.moved_from, m.moved_to, case when m.problem is null then 'waiting' else 'refused' end, m.problem, m.number
from job, unnest($6, $7, $8, $9, $10, $11) with ordinality as m (case_id, authority, moved_from, moved_to, problem, number, ordinal)
