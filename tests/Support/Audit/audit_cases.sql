-- The read model: the columns of a summary, then those a summary leaves out.
select
  id, number, region, version, status, kind, topic, importance, authority, official, claimed_by, claimed_by_name,
  lease_until, thread, network, is_public, resident_name, excerpt, address, published_at, received_at, due_at, due_kind,
  overdue, last_message_at, unanswered, leg, delivery, answered_at, escalation_level, updated_at,
  ordinal, channel, resident_id
from cases
