-- What the network says later of an answer that left: a bounce, a receipt. Reported to the thread again.
-- $1 channel, $2 the network's id, $3 state: failed or delivered, $4 error
update outbox
set state = $3, error = $4, reported = false
where channel = $1 and network_id = $2 and state in ('sent', 'unknown')
