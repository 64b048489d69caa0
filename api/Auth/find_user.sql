-- $1 login
select login, name, role, region, authority, official, stamp, password_hash from users where login = $1 and not disabled
