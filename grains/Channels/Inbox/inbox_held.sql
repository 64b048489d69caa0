-- Payloads a block keeps back, oldest first, as many as fit; one always fits, however large.
-- $1 channel, $2 block, $3 after this id, $4 limit, $5 limit of bytes
with oldest as (
  select id, sum(octet_length(payload)) over (order by id) as bytes, row_number() over (order by id) as place
  from (
    select id, payload from inbox
    where channel = $1 and held_by = $2 and state = 'held' and id > $3
    order by id
    limit $4
  ) as first
)
select i.id, i.external_id, i.payload, i.received_at, i.attempts
from oldest join inbox i using (id)
where oldest.bytes <= $5 or oldest.place = 1
order by i.id
