-- $1 id, $2 subject (jsonb)
update erasures set subject = $2 where id = $1 and state = 'running'
