-- $1 id
select id, login, created_at, seen_at, agent, address_prefix, way from sessions where id = $1
