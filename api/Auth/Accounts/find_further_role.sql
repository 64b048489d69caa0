-- $1 login, $2 region
select login, region, role, authority, official from user_roles where login = $1 and region = $2
