-- $1 case
select
  id, number, region, version, status, kind, topic, importance, authority, official, claimed_by, claimed_by_name,
  lease_until, thread, network, is_public, resident_name, excerpt, address, published_at, received_at, due_at, due_kind,
  overdue, last_message_at, unanswered, leg, delivery, answered_at, escalation_level, updated_at
from cases
where id = $1
