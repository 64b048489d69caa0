-- How often each rule of a region was applied since a day, and when it was last, however long ago.
-- $1 region, $2 a moment of the first day, by UTC
select rule, coalesce(sum(hits) filter (where day >= ($2 at time zone 'UTC')::date), 0), max(last_at)
from rule_hits
where region = $1
group by rule
