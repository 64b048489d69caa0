-- $1 login
update users set failures = 0 where login = $1
