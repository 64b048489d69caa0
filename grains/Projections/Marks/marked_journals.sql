-- The journals of some cases, event by event.
-- $1 cases
select case_id, type, data::text, at from case_events where case_id = any ($1) order by case_id, version
