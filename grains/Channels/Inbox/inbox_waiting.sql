-- The oldest due payloads of a channel that nobody holds, as many as fit; one always fits, however large.
-- $1 channel, $2 now, $3 ids in progress (bigint[]), $4 limit, $5 limit of bytes
with due as (
  select id, sum(octet_length(payload)) over (order by id) as bytes, row_number() over (order by id) as place
  from (
    select id, payload from inbox
    where channel = $1 and state = 'waiting' and not_before <= $2 and id <> all ($3)
    order by id
    limit $4
  ) as oldest
)
select i.id, i.external_id, i.payload, i.received_at, i.attempts, (select count(*) from due) > (select count(*) from due where bytes <= $5 or place = 1) as is_cut,
  i.held_by is not null as is_released, i.trace
from due join inbox i using (id)
where due.bytes <= $5 or due.place = 1
order by i.id
