-- $1 id, $2 the key this caller stored under
update files set state = 'ready' where id = $1 and blob = $2 and state = 'storing'
