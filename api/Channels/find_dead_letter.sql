-- The beginning of one dead letter.
-- $1 channel, $2 id, $3 bytes shown
select id, external_id, substring(payload from 1 for $3), length(payload) > $3
from inbox
where channel = $1 and id = $2 and state = 'poison'
