-- Takes what is due: of each case only the earliest message that is not settled. Marked before the attempt.
-- $1 webhook, $2 now, $3 how many, $4 lease until, $5 owner
with due as (
  select d.id from webhook_deliveries d
  where d.webhook = $1 and d.state = 'queued' and d.not_before <= $2
    and not exists (
      select from webhook_deliveries e
      where e.webhook = $1 and e.case_id = d.case_id and e.id < d.id and e.state in ('queued', 'sending'))
  order by d.not_before, d.id
  limit $3
  for update skip locked
)
update webhook_deliveries d
set state = 'sending', attempts = d.attempts + 1, lease_until = $4, lease_owner = $5, attempted_at = $2
from due where d.id = due.id
returning d.id, d.body, d.attempts
