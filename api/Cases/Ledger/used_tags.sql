-- The tags of the region's latest cases: bounded, so that a list of suggestions never reads years of cases.
-- $1 region, $2 how many cases, $3 how many tags
select tag, count(*)
from (select tags from cases where region = $1 order by received_at desc limit $2) latest
cross join lateral unnest(tags) as tag
group by tag
order by count(*) desc, tag
limit $3
