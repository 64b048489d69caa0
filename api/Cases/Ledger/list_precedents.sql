-- What arbiters decided about a topic, the latest first.
-- $1 region, $2 topic, $3 the cursor's time or null, $4 the cursor's case or null, $5 how many
select e.at, c.id, c.number, e.data ->> 'authority', e.data ->> 'reason', e.actor_name
from case_events e
join cases c on c.id = e.case_id and c.region = $1
where e.type = 'arbiter-decided'
  and e.data ->> 'topic' = $2
  and ($3::timestamptz is null or (e.at, e.case_id) < ($3, $4::uuid))
order by e.at desc, e.case_id desc
limit $5
