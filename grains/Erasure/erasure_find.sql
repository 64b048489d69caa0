-- An erasure with its report so far.
-- $1 id
select
  {erasure},
  e.subject::text
from erasures e
where e.id = $1
