-- What was found replaces what an earlier attempt found.
-- $1 erasure, $2 places, $3 numbers of cases, $4 references, $5 excerpts
with former as (
  delete from erasure_mentions m where m.erasure = $1 and m.ordinal > cardinality($2::text[])
)
insert into erasure_mentions (erasure, ordinal, place, case_number, reference, excerpt)
select $1, m.ordinal, m.place, nullif(m.case_number, 0), nullif(m.reference, ''), m.excerpt
from unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) with ordinality as m (place, case_number, reference, excerpt, ordinal)
on conflict (erasure, ordinal) do update
set place = excluded.place, case_number = excluded.case_number, reference = excluded.reference, excerpt = excluded.excerpt
