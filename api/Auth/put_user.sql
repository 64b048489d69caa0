-- Creates or changes a person; a password of null keeps the one there is. The stamp ends sessions of before.
-- $1 login, $2 name, $3 role, $4 region, $5 authority, $6 official, $7 password hash
insert into users (login, name, role, region, authority, official, password_hash)
select $1, $2, $3, $4, $5, $6, coalesce($7, u.password_hash)
from (select 1) as one
left join users u on u.login = $1
on conflict (login) do update
set name = excluded.name, role = excluded.role, region = excluded.region, authority = excluded.authority,
    official = excluded.official, password_hash = excluded.password_hash,
    stamp = case
      when (users.role, users.region, users.authority, users.official, users.password_hash)
           is not distinct from (excluded.role, excluded.region, excluded.authority, excluded.official, excluded.password_hash)
      then users.stamp else gen_random_uuid() end
