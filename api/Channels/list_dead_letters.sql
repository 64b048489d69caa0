-- The dead letters of a channel, newest first.
-- $1 channel, $2 the last id seen or null, $3 how many
select id, external_id, received_at, settled_at, attempts, error, length(payload)
from inbox
where channel = $1 and state = 'poison' and ($2::bigint is null or id < $2)
order by id desc
limit $3
