-- The batch that moves back what another one moved; there is one at most.
-- $1 its id, $2 the batch it takes back, $3 login
with job as (
  insert into bulk_jobs (id, region, login, action, arguments, total, reverts)
  select $1, j.region, j.login, j.action, j.arguments, (select count(*) from bulk_items i where i.job = j.id and i.state = 'done'), j.id
  from bulk_jobs j where j.id = $2 and j.login = $3
  on conflict do nothing
  returning id
)
insert into bulk_items (job, ordinal, case_id, authority, moved_from, moved_to)
select job.id, i.ordinal, i.case_id, i.authority, i.moved_to, i.moved_from
from job, bulk_items i
where i.job = $2 and i.state = 'done'
