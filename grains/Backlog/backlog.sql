-- What waits, by queue and network, with its oldest. Every part ends after some thousands of rows: a figure at its bound means "at least".
-- What a paused or switched off channel keeps is counted and has no age: it waits because somebody wants it to.
-- $1 now, $2 how long after its moment a timer is late
select 'inbox' as queue, c.kind as network, sum(w.waiting)::bigint as waiting, min(w.oldest) filter (where c.enabled and not c.paused) as oldest
from channels c cross join lateral (
  select count(*) as waiting, min(received_at) as oldest
  from (select received_at from inbox where channel = c.id and state = 'waiting' order by id limit 10000) as first
) as w
group by c.kind
union all
select 'dead-letters', c.kind, sum(w.waiting)::bigint, null
from channels c cross join lateral (select count(*) as waiting from (select from inbox where channel = c.id and state = 'poison' limit 10000) as first) as w
group by c.kind
union all
select 'held', null, count(*), null from (select from inbox where state = 'held' limit 10000) as first
union all
select 'outbox', c.kind, sum(w.waiting)::bigint, min(w.oldest) filter (where c.enabled and not c.paused)
from channels c cross join lateral (
  select count(*) as waiting, min(created_at) as oldest
  from (select created_at from outbox where channel = c.id and state in ('queued', 'sending') order by not_before limit 10000) as first
) as w
group by c.kind
union all
select s.state, c.kind, sum(w.waiting)::bigint, null
from channels c cross join (values ('failed'), ('unknown')) as s (state) cross join lateral (
  select count(*) as waiting
  from (select from outbox where channel = c.id and state = s.state and state in ('queued', 'sending', 'failed', 'unknown') limit 10000) as first
) as w
group by s.state, c.kind
union all
select 'timers', null, sum(w.waiting)::bigint, min(w.oldest)
from generate_series(0, 63) as shard cross join lateral (
  select count(*) as waiting, min(due_at) as oldest
  from (select due_at from deadlines d where d.shard = shard::smallint and due_at <= $1 - $2 order by due_at limit 1000) as first
) as w
union all
select 'webhooks', null, sum(w.waiting)::bigint, min(w.oldest) filter (where h.enabled)
from webhooks h cross join lateral (
  select count(*) as waiting, min(created_at) as oldest
  from (select created_at from webhook_deliveries where webhook = h.id and state in ('queued', 'sending') order by not_before limit 10000) as first
) as w
union all
select 'imports', null, count(*), min(created_at) from imports where state = 'running'
union all
select 'bulk', null, count(*), min(created_at) from bulk_jobs where state = 'running'
union all
select 'erasures', null, count(*), min(confirmed_at) from erasures where state = 'running'
union all
-- One when the last verification found the audit log tampered with.
select 'audit-faults', null, count(*), null from (select fault from audit_checks order by at desc limit 1) as last where fault is not null
