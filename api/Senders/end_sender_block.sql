-- Takes the block of a case's sender back, if it is in force.
-- $1 case, $2 official, $3 their name, $4 now
update sender_blocks b
set ended_by = $2, ended_by_name = $3, ended_at = $4
from cases c
where c.id = $1 and b.channel = c.channel and b.network = c.network and b.author_id = c.resident_id and b.ended_at is null and b.until > $4
