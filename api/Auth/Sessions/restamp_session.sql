-- The session in which its owner changed the account goes on under the account's new stamp. $1 id, $2 stamp
update sessions set stamp = $2 where id = $1
