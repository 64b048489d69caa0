-- The whole journal, case by case.
select case_id, version, type, data::text, command_id, at from case_events order by case_id, version
