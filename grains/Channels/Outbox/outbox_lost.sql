-- Answers of unknown fate whose time to be looked for has come; the next look is written before this one begins.
-- $1 channel, $2 now, $3 next look, $4 limit
with due as (
  select id from outbox
  where channel = $1 and state = 'unknown' and look_at <= $2
  order by look_at
  limit $4
  for update skip locked
)
update outbox o
set looks = o.looks + 1, look_at = $3
from due
where o.id = due.id
returning o.id, o.case_id, o.version, o.thread, o.conversation, o.reply_to, o.text, o.attachments, o.attempts, null::text as link,
  (select number from cases where id = o.case_id) as number, o.looks, coalesce(o.attempted_at, o.created_at) as attempted_at
