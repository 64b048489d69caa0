-- When a message was removed before it came; no row: it was not.
-- $1 channel, $2 the network's id of the message
select removed_at from early_removals where channel = $1 and external_id = $2
