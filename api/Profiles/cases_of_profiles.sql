-- Cases of profiles, newest first.
-- $1 profiles, $2 of each at most
select
  {c.case_summary}, wanted.id
from unnest($1::bigint[]) as wanted (id)
cross join lateral (
  select known.* from profile_cases p join cases known on known.id = p.case_id where p.profile = wanted.id order by known.received_at desc, known.id limit $2
) as c
order by c.received_at desc, c.id
