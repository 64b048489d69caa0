-- Channels of networks that should be bringing messages, and how many of them have been silent.
-- $1 silent when nothing came since
select
  c.region, count(*)::int, count(*) filter (where last.at is null or last.at < $1)::int, min(last.at) filter (where last.at < $1)
from channels c
left join lateral (
  select i.settled_at as at from inbox i where i.channel = c.id and i.state = 'done' order by i.settled_at desc limit 1
) last on true
where c.enabled and not c.paused and c.kind in ('telegram', 'vk', 'max', 'ok', 'email')
group by c.region
