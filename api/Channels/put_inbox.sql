-- Keeps raw payloads before the network is told "received". What is here already is a repetition.
-- $1 channel, $2 external ids, $3 payloads
insert into inbox (channel, external_id, payload)
select $1, i.external_id, i.payload
from unnest($2::text[], $3::bytea[]) with ordinality as i (external_id, payload, position)
order by i.position
on conflict (channel, external_id) do nothing
returning external_id
