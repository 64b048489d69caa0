-- $1 thread, $2 the network's id of the message, $3 case
select attachments::text from messages where thread = $1 and external_id = $2 and case_id = $3
