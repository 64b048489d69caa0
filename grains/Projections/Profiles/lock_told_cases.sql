-- Which cases still are whose they were when they were read. Appends to them go on.
-- $1 cases, $2 their residents
select c.id
from cases c
join unnest($1::uuid[], $2::text[]) as t (id, author) on t.id = c.id and t.author = c.resident_id
order by c.id
for key share of c
