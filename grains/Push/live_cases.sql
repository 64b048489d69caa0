-- The cases a region's board counts: owed work, answers awaiting confirmation, deliveries in trouble.
-- $1 region
select
  {case_summary}
from cases
where region = $1 and (status <= 5 or delivery >= 4)
