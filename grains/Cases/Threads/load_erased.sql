-- How far a conversation was erased, and which messages were: one delivered again must not come back.
-- $1 fingerprint of the thread
select t.ordinal, m.message, m.case_id
from erased_threads t
left join erased_messages m on m.thread = t.fingerprint
where t.fingerprint = $1
