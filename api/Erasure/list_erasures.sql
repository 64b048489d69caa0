-- Erasures with their reports, newest first; the last 200.
-- $1 region or *, $2 one id or null
select
  {erasure}
from erasures e
where ($1 = '*' or e.region = $1) and ($2 is null or e.id = $2)
order by e.requested_at desc
limit 200
