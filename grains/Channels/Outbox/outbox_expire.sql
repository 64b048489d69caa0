-- Attempts whose process died between the mark and the outcome.
-- $1 channel, $2 now, $3 state they get: unknown, or queued where the network recognises a repeat
update outbox
set state = $3, lease_until = null, reported = false,
    error = case when $3 = 'unknown' then 'the sender stopped before the network''s answer was written down' end
where channel = $1 and state = 'sending' and lease_until < $2
