-- $1 login, $2 hashes of the codes
update users set recovery_codes = $2 where login = $1
