-- Keeps payloads of blocked senders back. A block that is gone meanwhile was erased with its sender: its payloads wait on and are read again.
-- The lock makes an erasure wait, so that it sees what is held here.
-- $1 ids (bigint[]), $2 blocks (bigint[]), $3 published at (timestamptz[]), $4 now
with blocks as (
  select id from sender_blocks where id = any ($2) order by id for key share
)
update inbox i
set state = 'held', held_by = s.block, outcome = 'held', published_at = s.published_at, settled_at = $4, error = null
from unnest($1, $2, $3) as s (id, block, published_at)
join blocks b on b.id = s.block
where i.id = s.id and i.state = 'waiting'
