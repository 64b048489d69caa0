-- $1 id, $2 who, $3 now
update erasures set state = 'cancelled', confirmed_by = $2, finished_at = $3, subject = null
where id = $1 and state = 'requested'
