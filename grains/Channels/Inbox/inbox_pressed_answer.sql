-- The answer of ours under which a button was pressed.
-- $1 channel, $2 case, $3 version of the answer
select o.thread, o.conversation, o.network_id, c.resident_id, o.text, o.attachments is not null
from outbox o
join cases c on c.id = o.case_id
where o.case_id = $2 and o.version = $3 and o.channel = $1
