-- Texts of others in which a name may stand, place by place; the caller looks at each more closely. Cases are found by the index of words.
-- $1 region or *, $2 networks, $3 authors of them, $4 forms of the name as a query of words, $5 what its forms begin with, as a pattern
with others as (
  select c.id, c.number
  from case_search s
  join cases c on c.id = s.case_id
  where s.words @@ to_tsquery('russian', $4) and ($1 = '*' or s.region = $1) and (c.network, c.resident_id) not in (select * from unnest($2::text[], $3::text[]))
  order by c.received_at desc
  limit 1000
)
select found.place, found.number, found.reference, found.text
from (
  select case m.direction when 0 then 'message' when 1 then 'answer' else 'note' end as place, o.number, null::text as reference, m.text, m.published_at as at
  from others o
  join messages m on m.case_id = o.id and m.deleted_at is null
  union all
  select 'bulk-job', null, j.id::text, j.arguments::text, j.created_at
  from bulk_jobs j
  where ($1 = '*' or j.region = $1)
  union all
  select 'saved-view', null, v.id::text, v.name || ' ' || v.filter::text, null
  from saved_views v
  where ($1 = '*' or v.region = $1)
  union all
  select 'audit', c.number, a.id::text, a.detail, a.at
  from audit a
  left join cases c on c.id = a.case_id
  where (a.detail !~ '^[A-Za-z]+=' or a.detail ~ '[^[:ascii:]]') and ($1 = '*' or a.region = $1)
) found
where translate(lower(found.text), 'ё', 'е') ~ $5
order by found.at desc nulls last
limit 2000
