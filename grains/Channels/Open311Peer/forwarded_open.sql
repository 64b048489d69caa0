-- What is open at another body. "sent": it has it; "delivered": it has said it is done.
-- $1 channel
select network_id from outbox where channel = $1 and state = 'sent' and network_id is not null order by id limit 5000
