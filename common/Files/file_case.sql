-- Files that were kept before it was known which case takes them; what is being removed stays so.
-- $1 ids (uuid[]), $2 the case
update files set case_id = $2 where id = any ($1) and case_id <> $2 and state <> 'going'
