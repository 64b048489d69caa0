-- Open cases of authorities with what decides whether they may be moved: the nearest deadlines first.
-- $1 region, $2 now, $3 how many at most
select
  c.id, c.number, c.authority, c.official, c.due_at, c.overdue, c.status,
  case
    when c.claimed_by is not null and c.lease_until > $2 then 'claimed-by-another'
    when exists (select from drafts d where d.case_id = c.id and d.text <> '') then 'being-written'
    when c.approval > 0 then 'awaits-approval'
    when c.awaits_arbiter then 'awaits-arbiter'
    when c.status in (3, 4) then 'begun'
  end
from cases c
where c.region = $1 and c.status < 5 and c.authority is not null
order by c.due_at, c.id
limit $3
