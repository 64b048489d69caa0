-- $1 login, $2 the one that stays, or null
delete from sessions where login = $1 and id is distinct from $2::uuid returning id
