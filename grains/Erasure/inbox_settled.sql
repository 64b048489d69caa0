-- Payloads that were processed or set aside, in pieces.
-- $1 channel, $2 after this id, $3 how many
select id, payload, received_at
from inbox
where channel = $1 and state <> 'waiting' and id > $2
order by id
limit $3
