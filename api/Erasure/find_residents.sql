-- Residents by a name, a telephone, words, the number of a case, or exactly by network and author. Twenty at most, latest first.
-- By author there is no index: erasures are rare, and the journal would pay for one with every case.
-- $1 region or *, $2 search or null, $3 network or null, $4 author or null, $5 the search as a number, or null
with matched as (
  select network, resident_id from cases where network = $3 and (resident_id = $4 or ($3 = 'form' and resident_handle(resident_id) = $4)) and ($1 = '*' or region = $1)
  union
  select network, resident_id from cases where number = $5 and ($1 = '*' or region = $1)
  union
  select c.network, c.resident_id
  from case_search s
  join cases c on c.id = s.case_id
  where ($1 = '*' or s.region = $1)
    and s.words @@ (plainto_tsquery('simple', search_fold($2)) || plainto_tsquery('russian', search_fold($2)))
)
select
  c.network, case c.network when 'form' then resident_handle(c.resident_id) else c.resident_id end, c.resident_id, (array_agg(c.resident_name order by c.received_at desc))[1], count(distinct c.thread)::int, count(*)::int,
  (count(*) filter (where c.status < 5 or c.status = 8))::int, (count(*) filter (where 'legal-hold' = any (c.tags)))::int,
  min(c.received_at), max(c.received_at)
from cases c
join matched m on m.network = c.network and m.resident_id = c.resident_id
where ($1 = '*' or c.region = $1) and c.resident_id <> '[erased]'
group by c.network, c.resident_id
order by max(c.received_at) desc
limit 20
