-- Keeps payloads before the network gets its "received"; known ones stay as they are, and only the ids of new ones are returned.
-- $1 channel, $2 the network's ids, $3 payloads, $4 true: found by a crawl, not sent by the network, $5 traces in which they go on, nulls among them
insert into inbox (channel, external_id, payload, crawled, trace)
select $1, p.external_id, p.payload, $4, p.trace
from unnest($2::text[], $3::bytea[], $5::bytea[]) with ordinality as p (external_id, payload, trace, ordinal)
order by p.ordinal
on conflict on constraint inbox_payload do nothing
returning external_id
