-- The conversation of the first of these answers of ours that this author had.
-- $1 channel, $2 the network's ids (text[]), nearest first, $3 what the author's conversations end with
select o.conversation
from unnest($2) with ordinality as r (network_id, place)
join outbox o on o.channel = $1 and o.network_id = r.network_id
where right(o.conversation, length($3)) = $3
order by r.place, o.id desc
limit 1
