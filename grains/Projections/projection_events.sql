-- Events after those projected. The event's own JSON comes only for the types that are read.
-- $1 cases, $2 their last projected versions, $3 types to read
select e.case_id, e.version, e.type, case when e.type = any($3) then e.data end, e.actor_kind, e.actor_id, e.actor_name, e.at, e.written_in, e.trace
from unnest($1::uuid[], $2::int[]) as f (case_id, version)
join case_events e on e.case_id = f.case_id and e.version > f.version
order by e.case_id, e.version
