-- $1 id, $2 the text that was read, $3 the same sealed with the key of now
update data_protection_keys set xml = $3 where id = $1 and xml = $2
