-- $1 job, $2 how many
select ordinal, case_id, authority, moved_from, moved_to from bulk_items where job = $1 and state = 'waiting' order by ordinal limit $2
