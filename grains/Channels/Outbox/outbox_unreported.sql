-- Outcomes the threads have not received.
-- $1 channel, $2 ids in progress (bigint[]), $3 limit
select id, case_id, version, thread, state, network_id, error
from outbox
where channel = $1 and not reported and state not in ('queued', 'sending') and id <> all ($2)
order by id
limit $3
