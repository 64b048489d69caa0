-- Puts the resident's cases of until the confirmation on the list; what the resident writes later is another matter.
-- $1 id, $2 network, $3 author, $4 region or *
insert into erasure_cases (erasure, case_id, thread)
select e.id, c.id, c.thread
from erasures e
join cases c on c.network = $2 and c.resident_id = $3 and ($4 = '*' or c.region = $4) and c.received_at <= e.confirmed_at
where e.id = $1
on conflict do nothing
