-- Open cases of a body that is being merged and that have not refused.
-- $1 hand-over, $2 region, $3 the body, $4 the body it goes to, $5 how many
select c.id, c.thread, c.number, 'case', $4::text, c.official, null::int
from cases c
where c.region = $2 and c.authority = $3 and c.status < 5
  and not exists (select from hand_over_items i where i.hand_over = $1 and i.case_id = c.id and i.state = 'refused')
order by c.due_at nulls last, c.id
limit $5
