-- Replays a dead letter.
-- $1 channel, $2 id, $3 now
update inbox
set state = 'waiting', attempts = 0, not_before = $3, error = null, settled_at = null
where channel = $1 and id = $2 and state = 'poison'
