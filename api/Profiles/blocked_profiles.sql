-- Whose messages are kept back.
-- $1 profiles, $2 now
select p.id
from profiles p
where p.id = any($1)
  and exists (select from sender_blocks b where b.region = p.region and b.network = p.network and b.author_id = p.author_id and b.ended_at is null and b.until > $2)
