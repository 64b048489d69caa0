-- Keeps payloads before they are acknowledged; known ones stay as they are.
-- $1 channel, $2 the network's ids (text[]), $3 payloads (bytea[]), $4 true: found by a crawl, not brought by the network
insert into inbox (channel, external_id, payload, crawled)
select $1, p.external_id, p.payload, $4
from unnest($2, $3) with ordinality as p (external_id, payload, ordinal)
order by p.ordinal
on conflict on constraint inbox_payload do nothing
