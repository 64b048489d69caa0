-- Cases changed by transactions from $2 on that no running transaction can still precede; the caller's next $2 is the
-- second query's answer.
-- $1 region, $2 checkpoint, $3 the horizon read before
select
  id, number, region, version, status, kind, topic, importance, authority, official, claimed_by, claimed_by_name,
  lease_until, thread, network, is_public, resident_name, excerpt, address, published_at, received_at, due_at, due_kind,
  overdue, last_message_at, unanswered, leg, delivery, answered_at, escalation_level, updated_at
from cases
where region = $1 and changed_in >= $2 and changed_in < $3
order by changed_in
