-- The latest two cases of a thread (the current one and the one before it), event by event.
-- $1 thread
select e.case_id, c.number, e.type, e.data::text, e.command_id, e.at, c.ordinal
from cases c
join case_events e on e.case_id = c.id
where c.thread = $1 and c.ordinal > (select max(ordinal) - 2 from cases where thread = $1)
order by c.ordinal, e.version
