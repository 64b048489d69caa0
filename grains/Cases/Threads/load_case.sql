-- One case of a thread, event by event.
-- $1 thread, $2 case
select e.case_id, c.number, e.type, e.data::text, e.command_id, e.at, c.ordinal
from cases c
join case_events e on e.case_id = c.id
where c.thread = $1 and c.id = $2
order by e.version
