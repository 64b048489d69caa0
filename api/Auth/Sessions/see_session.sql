-- Writes down a request unless another node just did; gives the session as it is. No row: it has ended.
-- $1 id, $2 now, $3 seen before this: written
with seen as (
  update sessions set seen_at = $2 where id = $1 and seen_at < $3 returning id, seen_at
)
select s.id, s.login, s.created_at, coalesce(seen.seen_at, s.seen_at), s.agent, s.address_prefix, s.way, s.second_factor_at, s.region
from sessions s left join seen on seen.id = s.id
where s.id = $1
