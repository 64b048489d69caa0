-- Keeps payloads before they are acknowledged; known ones stay as they are.
-- $1 channel, $2 the network's ids (text[]), $3 payloads (bytea[])
insert into inbox (channel, external_id, payload)
select $1, p.external_id, p.payload
from unnest($2, $3) with ordinality as p (external_id, payload, ordinal)
order by p.ordinal
on conflict on constraint inbox_payload do nothing
