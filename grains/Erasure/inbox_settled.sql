-- Payloads that were processed or are dead letters, in pieces; one always fits, however large.
-- $1 channel, $2 after this id, $3 how many, $4 how many bytes
select i.id, i.payload, i.received_at
from (
  select id, sum(octet_length(payload)) over (order by id) as bytes, row_number() over (order by id) as place
  from (
    select id, payload from inbox
    where channel = $1 and state <> 'waiting' and id > $2
    order by id
    limit $3
  ) as oldest
) as piece
join inbox i using (id)
where piece.bytes <= $4 or piece.place = 1
order by i.id
