-- $1 case
select exists (select from case_events where case_id = $1 and type = 'resident-erased')
