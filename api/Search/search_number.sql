-- The case with this number, if the person may see it and the filters let it through. Parameters as in search_cases; $4 the number.
select
  c.id, c.number, c.region, c.version, c.status, c.kind, c.topic, c.importance, c.authority, c.official, c.claimed_by, c.claimed_by_name,
  c.lease_until, c.thread, c.network, c.is_public, c.resident_name, c.excerpt, c.address, c.published_at, c.received_at, c.due_at, c.due_kind,
  c.overdue, c.last_message_at, c.unanswered, c.leg, c.delivery, c.answered_at, c.escalation_level, c.updated_at
from cases c
where c.region = $1 and c.number = $4
  and ($2::text is null or c.authority = $2 or c.claimed_by = $3)
  and ($5::smallint[] is null or c.status = any($5))
  and ($6::text is null or c.topic = $6)
  and ($7::text is null or c.authority = $7)
  and ($8::text is null or c.network = $8)
  and ($9::timestamptz is null or c.received_at >= $9)
  and ($10::timestamptz is null or c.received_at < $10)
  and ($12::uuid is null or (c.received_at, c.id) < ($11::timestamptz, $12))
limit $13
