-- Puts the resident's cases of until the confirmation on the list; what the resident writes later is another matter.
-- $1 id, $2 networks, $3 authors of them, $4 region or *
insert into erasure_cases (erasure, case_id, thread)
select e.id, c.id, c.thread
from erasures e
join cases c on (c.network, c.resident_id) in (select * from unnest($2::text[], $3::text[])) and ($4 = '*' or c.region = $4) and c.received_at <= e.confirmed_at
where e.id = $1
on conflict do nothing
