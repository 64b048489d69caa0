-- An erasure with its report so far.
-- $1 id
select
  e.id, e.region, e.ground, e.basis, e.state, e.requested_by, e.requested_at, e.confirmed_by, e.confirmed_at, e.finished_at,
  (select count(*)::int from erasure_cases c where c.erasure = e.id),
  (select count(*)::int from erasure_cases c where c.erasure = e.id and c.state = 'erased'),
  (select count(*)::int from erasure_cases c where c.erasure = e.id and c.state = 'held'),
  (select jsonb_object_agg(r.table_name, r.rows)::text from erasure_rows r where r.erasure = e.id),
  e.subject::text
from erasures e
where e.id = $1
