-- $1 case
select p.id, p.region, p.network from profile_cases c join profiles p on p.id = c.profile where c.case_id = $1
