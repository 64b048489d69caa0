-- Channels neither switched off nor paused with an answer due, an attempt whose sender died, an unreported outcome or an unprocessed payload.
-- $1 now, $2 payloads received before this are left behind
select c.id
from channels c
where c.enabled and not c.paused and (
  exists (select from outbox o where o.channel = c.id and o.state in ('queued', 'sending') and o.not_before <= $1
          and (o.state = 'queued' or o.lease_until < $1))
  or exists (select from outbox o where o.channel = c.id and not o.reported and o.state not in ('queued', 'sending'))
  or exists (select from outbox o where o.channel = c.id and o.state = 'unknown' and o.look_at <= $1)
  or exists (select from inbox i where i.channel = c.id and i.state = 'waiting' and i.not_before <= $1 and i.received_at < $2))
