-- The journals of some cases.
-- $1 cases
select case_id, type, data::text, command_id, at from case_events where case_id = any($1) order by case_id, version
