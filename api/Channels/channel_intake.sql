-- What a channel brought since a moment and how long the legs of its messages took, in seconds.
-- $1 channel, $2 since
with settled as (
  select outcome, crawled,
    extract(epoch from received_at - published_at)::float8 as seen, extract(epoch from settled_at - received_at)::float8 as registered
  from inbox
  where channel = $1 and state = 'done' and settled_at >= $2
)
select
  count(*) filter (where outcome = 'taken'),
  count(*) filter (where outcome = 'taken' and crawled),
  count(*) filter (where outcome = 'known'),
  count(*) filter (where outcome = 'ignored'),
  (select count(*) from inbox where channel = $1 and state = 'waiting'),
  (select count(*) from inbox where channel = $1 and state = 'poison'),
  (select count(*) from outbox where channel = $1 and state in ('failed', 'unknown')),
  percentile_cont(0.5) within group (order by seen) filter (where outcome = 'taken'),
  percentile_cont(0.9) within group (order by seen) filter (where outcome = 'taken'),
  max(seen) filter (where outcome = 'taken'),
  percentile_cont(0.5) within group (order by registered) filter (where outcome = 'taken'),
  percentile_cont(0.9) within group (order by registered) filter (where outcome = 'taken'),
  max(registered) filter (where outcome = 'taken')
from settled
