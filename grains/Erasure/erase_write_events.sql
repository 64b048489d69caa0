-- The only statement that changes an event. Which event, when, of which type stays.
-- $1 case, $2 versions, $3 data, $4 commands, $5 actor ids, $6 actor names
update case_events e
set data = r.data::jsonb, command_id = r.command_id, actor_id = r.actor_id, actor_name = r.actor_name
from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) as r (version, data, command_id, actor_id, actor_name)
where e.case_id = $1 and e.version = r.version
