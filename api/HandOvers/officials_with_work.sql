-- How much open work each official of a region has.
-- $1 region
select person, sum(cases)::int, sum(approvals)::int
from (
  select official person, count(*) cases, 0 approvals from cases where region = $1 and status < 5 and official is not null group by official
  union all
  select approver, 0, count(*) from cases where region = $1 and approval = 1 and approver is not null group by approver
) work
group by person
