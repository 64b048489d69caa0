-- What this person may take next, the nearest deadline first: deadlines do not move, so whoever waits longest comes to the
-- front by itself. What is given to somebody by name waits for them.
-- $1 region, $2 authorities the person is bound to or null, $3 the person's id, $4 how many
select
  {case_summary}
from cases
where region = $1
  and status = 1
  and claimed_by is null
  and snoozed_until is null
  and (official is null or official = $3)
  and ($2::text[] is null or authority = any ($2))
order by due_at asc nulls last, id
limit $4
