-- Under which ids external organisations have the resident's cases.
-- $1 id
select distinct o.channel, o.network_id
from erasure_cases x
join cases c on c.id = x.case_id
join outbox o on o.case_id = x.case_id
where x.erasure = $1 and x.state = 'waiting' and o.channel <> c.channel and o.network_id is not null
