-- Whose messages a channel keeps back now. Asked together with the payloads that wait, in one round trip.
-- $1 channel, $2 now
select id, network, author_id, until
from sender_blocks
where channel = $1 and until > $2 and ended_at is null
