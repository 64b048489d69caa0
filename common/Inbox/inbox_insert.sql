-- Keeps payloads before the network gets its "received"; known ones stay as they are, and only the ids of new ones are returned.
-- $1 channel, $2 the network's ids, $3 payloads, $4 true: found by a crawl, not sent by the network
insert into inbox (channel, external_id, payload, crawled)
select $1, p.external_id, p.payload, $4
from unnest($2::text[], $3::bytea[]) with ordinality as p (external_id, payload, ordinal)
order by p.ordinal
on conflict on constraint inbox_payload do nothing
returning external_id
