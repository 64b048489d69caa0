-- The conversation of an answer of ours, by the network's id of it.
-- $1 channel, $2 the network's id
select conversation from outbox where channel = $1 and network_id = $2 order by id desc limit 1
