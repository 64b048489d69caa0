-- $1 id
update files set created_at = now() where id = $1 and state = 'ready'
