-- $1 digest, $2 state, $3 error, $4 now
with settled as (
  update digests set state = $2, error = $3, settled_at = case when $2 = 'waiting' then null else $4 end
  where id = $1 and state = 'sending'
  returning region, person, covers_to, state
)
update notification_settings n set told_until = s.covers_to
from settled s
where n.region = s.region and n.person = s.person and s.state in ('sent', 'empty') and n.told_until < s.covers_to
