-- $1 id
select id, login, created_at, seen_at, agent, address_prefix, way, second_factor_at, region from sessions where id = $1
