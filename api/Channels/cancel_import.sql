-- $1 id
update imports set state = 'cancelled', content = ''::bytea, updated_at = now() where id = $1 and state = 'running'
