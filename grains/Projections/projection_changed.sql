-- The next cases that changed, oldest change first; those of one transaction are never torn apart. What is not below the
-- caller's horizon yet only shows how far behind we are.
-- $1 region, $2 checkpoint, $3 how many
select
  c.id, c.changed_in, coalesce(f.version, 0), c.number, c.version, c.status, c.topic, c.authority, c.official, c.claimed_by,
  c.due_at, c.escalation_level, c.updated_at, s.case_id is not null, c.importance
from cases c
left join followed_cases f on f.case_id = c.id
left join case_search s on s.case_id = c.id
where c.region = $1 and c.changed_in >= $2
order by c.changed_in
fetch first $3 rows with ties
