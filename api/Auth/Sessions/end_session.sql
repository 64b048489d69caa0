-- $1 id, $2 login
delete from sessions where id = $1 and login = $2 returning id
