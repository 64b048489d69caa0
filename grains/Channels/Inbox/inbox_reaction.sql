-- Counts reactions at the answer they are on and settles their payload in the same statement: delivered again, it counts nothing. The
-- payload says who reacted: it is emptied, only the counts remain.
-- $1 channel, $2 the network's id of the message, $3 places (text[]): a conversation, or with a colon at its end what conversations begin with,
-- $4 reactions (text[]), $5 by how much the count of each changes (int[]), $6 true: these are the counts themselves, $7 payload, $8 now,
-- $9 true: $2 is its number within the conversation
with answer as (
  select id from outbox
  where channel = $1 and case when $9 then inner_id else network_id end = $2
    and exists (select from unnest($3::text[]) as p (place) where conversation = place or right(place, 1) = ':' and starts_with(conversation, place))
),
taken as (
  update inbox
  set state = 'done', outcome = case when exists (select from answer) then 'taken' else 'ignored' end, payload = ''::bytea, settled_at = $8,
      error = case when exists (select from answer) then null else 'ignored: a reaction to no answer of ours' end
  where id = $7 and state = 'waiting'
  returning 1
)
update outbox o
set reactions = (
  select jsonb_object_agg(emoji, n)
  from (
    select emoji, sum(n) as n
    from (
      select key as emoji, value::int as n from jsonb_each_text(case when $6 then '{}' else coalesce(o.reactions, '{}') end)
      union all
      select emoji, n from unnest($4::text[], $5::int[]) as changed (emoji, n)
    ) as all_of
    group by emoji
    having sum(n) > 0
  ) as counted)
where o.id in (select id from answer) and exists (select from taken)
