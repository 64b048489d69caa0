-- $1 id, $2 the key whose bytes are gone: a row taken over by a new upload has another
delete from files where id = $1 and blob = $2 and state = 'going'
