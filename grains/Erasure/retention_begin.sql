-- A night's erasure of what is over its term; nothing while another of this region is under way.
-- $1 id, $2 region, $3 basis, $4 now, $5 cases (uuid[]), $6 their threads (text[])
with begun as (
  insert into erasures (id, region, ground, basis, state, requested_by, requested_at, confirmed_by, confirmed_at)
  select $1, $2, 'retention', $3, 'running', 'retention', $4, 'retention', $4
  where not exists (select from erasures where region = $2 and ground = 'retention' and state = 'running')
  returning id
)
insert into erasure_cases (erasure, case_id, thread)
select begun.id, c.id, c.thread from begun, unnest($5::uuid[], $6::text[]) as c (id, thread)
