-- $1 login, $2 until when, or null
update users set locked_until = $2 where login = $1
