-- How many messages of the resident each case has.
select case_id, count(*)::int from messages where direction = 0 group by case_id
