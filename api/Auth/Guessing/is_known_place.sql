-- $1 login, $2 source
select exists (select from sign_in_places where login = $1 and source = $2)
