-- The case that this very request has taken before, when its answer got lost.
-- $1 region, $2 the person's id, $3 command
select
  {c.case_summary}
from cases c
where c.region = $1 and c.status < 5 and c.claimed_by = $2
  and exists (select from case_events e where e.case_id = c.id and e.command_id = $3)
limit 1
