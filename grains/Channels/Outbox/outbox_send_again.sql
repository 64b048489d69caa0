-- A failed answer, or one of unknown outcome, is sent again at a person's request.
-- $1 channel, $2 id, $3 now
update outbox
set state = 'queued', not_before = $3, attempts = 0, looks = 0, look_at = null, lease_until = null, reported = false
where channel = $1 and id = $2 and state in ('failed', 'unknown')
