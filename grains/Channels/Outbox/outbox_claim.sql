-- Takes the next answers of a channel: the oldest unfinished one of each thread, one for each chat, none for chats that
-- must rest. A forwarded case waits in the external organisation's channel and holds up no answer.
-- Marked and committed before the attempt: what is found "sending" after its lease was perhaps sent.
-- The first 2000 due rows are looked at.
-- $1 channel, $2 now, $3 lease until, $4 owner, $5 resting chats (text[]), $6 limit,
-- $7 true: the chat is what precedes the first colon of the conversation; false: each conversation is one,
-- $8 whether to return which ask for the address and which are final, $9 whether to return what each is about
with due as (
  select id, thread, chat
  from outbox, lateral (select case when $7 then split_part(conversation, ':', 1) else conversation end as chat) as c
  where channel = $1 and state = 'queued' and not_before <= $2 and chat <> all ($5)
  order by id
  limit 2000
),
first_of_chat as (
  select distinct on (chat) id
  from due d
  where not exists (
    select from outbox e where e.thread = d.thread and e.channel = $1 and e.id < d.id and e.state in ('queued', 'sending'))
  order by chat, id
),
next as (
  select id from outbox
  where id in (select id from first_of_chat order by id limit $6) and state = 'queued'
  for update skip locked
),
claimed as (
  update outbox o
  set state = 'sending', attempts = o.attempts + 1, attempted_at = $2, lease_until = $3, lease_owner = $4, error = null
  from next
  where o.id = next.id
  returning o.id, o.case_id, o.version, o.thread, o.conversation, o.reply_to, o.text, o.attachments, o.attempts, o.trace
)
-- What a resident answered on our own page is no message of the network: the reply goes to their last one that is.
select
  c.id, c.case_id, c.version, c.thread, c.conversation, coalesce(shown.external_id, c.reply_to) as reply_to, c.text, c.attachments, c.attempts, m.link,
  k.number,
  -- 1: a question for the address
  $8 and said.answer_kind is not distinct from 1 as asks_address,
  case when $9
    then (select left(split_part(f.text, e'\n', 1), 300) from messages f where f.case_id = c.case_id and f.direction = 0 order by f.published_at, f.version limit 1)
  end as about,
  k.region,
  -- 3: a final answer
  $8 and said.answer_kind is not distinct from 3 as is_final,
  c.trace
from claimed c
left join cases k on k.id = c.case_id
left join lateral (
  select external_id from messages
  where thread = c.thread and direction = 0 and external_id not like 'address:%'
  order by published_at desc
  limit 1
) as shown on c.reply_to like 'address:%'
left join messages said on $8 and said.case_id = c.case_id and said.version = c.version and said.direction = 1
left join messages m on m.thread = c.thread and m.external_id = coalesce(shown.external_id, c.reply_to)
order by c.id
