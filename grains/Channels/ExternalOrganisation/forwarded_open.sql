-- What is open at an external organisation, or was done there lately: it may open a request again. "sent": it has it; "delivered": it has
-- said it is done.
-- $1 channel, $2 what was sent before this and is done there is asked about no more
select network_id, state = 'delivered' as is_done, coalesce(attempted_at, created_at) as sent_at
from outbox
where channel = $1 and network_id is not null and (state = 'sent' or state = 'delivered' and coalesce(attempted_at, created_at) > $2)
order by state = 'delivered', id
limit 5000
