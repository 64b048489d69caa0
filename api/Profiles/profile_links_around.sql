-- Decisions about these profiles and everybody linked with them.
-- $1 profiles
with recursive reach (id) as (
  select unnest($1::bigint[])
  union
  select case l.one when r.id then l.other else l.one end
  from reach r
  join profile_links l on l.one = r.id or l.other = r.id
  where l.state = 'linked'
)
select l.one, l.other, l.state, l.by_name, l.at
from profile_links l
where l.one in (select id from reach) or l.other in (select id from reach)
