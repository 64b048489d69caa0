-- Open cases whose time has run out: no authority got them in time, or the one that has them owes the resident.
select region, count(*) filter (where due_kind = 'intake')::int, count(*) filter (where due_kind <> 'intake')::int
from cases
where overdue and status < 5
group by region
