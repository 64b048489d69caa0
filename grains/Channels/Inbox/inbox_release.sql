-- Lets held payloads go on to their threads, in their order. Released once: what is not held any more is left as it is.
-- $1 channel, $2 block, $3 ids (bigint[]) or null for all, $4 now
update inbox
set state = 'waiting', attempts = 0, not_before = $4, error = null, outcome = null, settled_at = null
where channel = $1 and held_by = $2 and state = 'held' and ($3::bigint[] is null or id = any ($3))
