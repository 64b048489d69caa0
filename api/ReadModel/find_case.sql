-- $1 case
select
  {case_summary}
from cases
where id = $1
