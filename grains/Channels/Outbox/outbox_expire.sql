-- Attempts whose process died between the mark and the outcome.
-- $1 channel, $2 now, $3 state they get: unknown, or queued where the network recognises a repeat,
-- $4 when an unknown outcome is checked for; null: it cannot be
update outbox
set state = $3, lease_until = null, reported = false, look_at = case when $3 = 'unknown' then $4::timestamptz end,
    error = case when $3 = 'unknown' then 'not-confirmed: the sender stopped before the network''s answer was written down' end
where channel = $1 and state = 'sending' and lease_until < $2
