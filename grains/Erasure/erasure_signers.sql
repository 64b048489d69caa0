-- The two accounts of an erasure, with everybody who made them and who made those.
-- $1 login of the one that asked, $2 login of the one that confirms
with recursive makers (login, maker) as (
  select login, created_by from users where login in ($1, $2) and created_by is not null
  union
  select login, given_by from user_roles where login in ($1, $2)
  union
  select m.login, u.created_by from makers m join users u on u.login = m.maker where u.created_by is not null
)
select
  u.login, u.region, u.official, greatest(u.created_at, u.access_given_at),
  array(select m.maker from makers m where m.login = u.login)
from users u
where u.login in ($1, $2)
