-- Erasures with their reports, newest first; the last 200.
-- $1 region or *, $2 one id or null
select
  e.id, e.region, e.ground, e.basis, e.state, e.requested_by, e.requested_at, e.confirmed_by, e.confirmed_at, e.finished_at,
  (select count(*)::int from erasure_cases c where c.erasure = e.id),
  (select count(*)::int from erasure_cases c where c.erasure = e.id and c.state = 'erased'),
  (select count(*)::int from erasure_cases c where c.erasure = e.id and c.state = 'held'),
  (select jsonb_object_agg(r.table_name, r.rows)::text from erasure_rows r where r.erasure = e.id)
from erasures e
where ($1 = '*' or e.region = $1) and ($2 is null or e.id = $2)
order by e.requested_at desc
limit 200
