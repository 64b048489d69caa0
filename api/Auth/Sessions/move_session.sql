-- The session goes on under another id in another region; the former id opens nothing any more. When it began, and what was shown, stays.
-- $1 former id, $2 login, $3 new id, $4 region
with former as (
  delete from sessions where id = $1 and login = $2 returning *
)
insert into sessions (id, login, stamp, created_at, seen_at, agent, address_prefix, way, second_factor_at, region)
select $3, login, stamp, created_at, seen_at, agent, address_prefix, way, second_factor_at, $4 from former
returning id, login, created_at, seen_at, agent, address_prefix, way, second_factor_at, region
