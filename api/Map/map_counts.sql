-- How many came since a moment, with and without a place; counting ends at $7.
-- $1 region, $2 authorities the person is bound to or null, $3 the person's id, $4 since, $5 topics or null, $6 authority or null, $7 where counting ends
select count(*)::int, count(*) filter (where latitude is null)::int
from (
  select latitude
  from cases
  where region = $1 and received_at >= $4
    and ($2::text[] is null or authority = any ($2) or claimed_by = $3 or approver = $3)
    and ($5::text[] is null or topic = any ($5))
    and ($6::text is null or authority = $6)
  limit $7
) c
