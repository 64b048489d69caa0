-- The oldest due payloads of a channel that nobody holds.
-- $1 channel, $2 now, $3 ids in hand (bigint[]), $4 limit
select id, external_id, payload, received_at, attempts
from inbox
where channel = $1 and state = 'waiting' and not_before <= $2 and id <> all ($3)
order by id
limit $4
