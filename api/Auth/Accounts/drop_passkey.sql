-- $1 login, $2 credential id
delete from passkeys where login = $1 and credential_id = $2
