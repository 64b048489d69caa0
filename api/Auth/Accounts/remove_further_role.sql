-- $1 login, $2 region
delete from user_roles where login = $1 and region = $2
