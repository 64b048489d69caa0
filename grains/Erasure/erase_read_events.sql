-- $1 case
select version, type, data::text, command_id, actor_kind, actor_id, actor_name, at
from case_events
where case_id = $1
order by version
