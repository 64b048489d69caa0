-- The position of a client's update in the journal.
-- $1 thread, $2 the message's id
select c.number, m.version from messages m join cases c on c.id = m.case_id where m.thread = $1 and m.external_id = $2
