-- $1 login, $2 region, $3 role, $4 authority, $5 official, $6 who gives it, $7 now
insert into user_roles (login, region, role, authority, official, given_by, given_at) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (login, region) do update
set role = excluded.role, authority = excluded.authority, official = excluded.official, given_by = excluded.given_by, given_at = excluded.given_at
