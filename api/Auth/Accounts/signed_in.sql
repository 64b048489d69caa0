-- $1 login, $2 when
update users set signed_in_at = $2 where login = $1
