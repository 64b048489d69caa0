-- $1 id, $2 how many
select case_id, thread from erasure_cases where erasure = $1 and state = 'waiting' order by case_id limit $2
