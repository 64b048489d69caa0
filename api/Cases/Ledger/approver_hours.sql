-- How long texts lay before each approver, and how they left: approved, returned, given to another or taken over as late.
-- $1 region, $2 from
select
  case e.type when 'approver-changed' then e.data ->> 'from' else e.data ->> 'official' end as official,
  count(*) filter (where e.type = 'answer-approved'),
  count(*) filter (where e.type = 'answer-returned'),
  count(*) filter (where e.type = 'approver-changed' and e.data ->> 'reason' = 'delegated'),
  count(*) filter (where e.type = 'approver-changed' and e.data ->> 'reason' = 'late'),
  coalesce(sum((e.data ->> 'waitedHours')::float8), 0),
  coalesce(max((e.data ->> 'waitedHours')::float8), 0)
from case_events e
join cases c on c.id = e.case_id and c.region = $1
where e.type in ('answer-approved', 'answer-returned', 'approver-changed')
  and e.at >= $2
group by 1
order by 6 desc, 1
