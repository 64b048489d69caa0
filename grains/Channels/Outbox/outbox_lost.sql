-- Answers of unknown outcome whose check is due; the next check is written before this one begins. With each
-- the others that say the same in the same chat: the network's ids of those known to be there, and how many are lost too.
-- $1 channel, $2 now, $3 next check, $4 limit
with due as (
  select id from outbox
  where channel = $1 and state = 'unknown' and look_at <= $2
  order by look_at
  limit $4
  for update skip locked
),
marked as (
  update outbox o
  set looks = o.looks + 1, look_at = $3
  from due
  where o.id = due.id
  returning o.*
)
select o.id, o.case_id, o.version, o.thread, o.conversation, o.reply_to, o.text, o.attachments, o.attempts, null::text as link,
  (select number from cases where id = o.case_id) as number, false as asks_address, o.looks,
  coalesce(o.attempted_at, o.created_at) as attempted_at, coalesce(same.known, '{}') as known, coalesce(same.open, 0) as open
from marked o
left join lateral (
  select array_agg(k.network_id) filter (where k.network_id is not null) as known, count(*) filter (where k.network_id is null) as open
  from (
    select id, network_id, conversation, text from outbox
    where channel = o.channel and state in ('sent', 'delivered', 'unknown')
      and attempted_at between o.attempted_at - interval '1 hour' and o.attempted_at + interval '1 hour'
    union all
    -- On their way they may arrive while this one is looked for.
    select id, network_id, conversation, text from outbox where channel = o.channel and state in ('queued', 'sending')
  ) as k
  where k.id <> o.id and split_part(k.conversation, ':', 1) = split_part(o.conversation, ':', 1) and k.text = o.text
) as same on true
order by o.id
