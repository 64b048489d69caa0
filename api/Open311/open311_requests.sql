-- Requests anybody may read, the newest first. The address is the one given in public, at the opening: a later one may have
-- been given in private. A merged case (status 8) is as open as the one it waits in. What the resident took back is not shown.
-- $1 region, $2 numbers or null: then nothing below but the page counts, $3 topics or null, $4 from, $5 until (both null with
-- numbers), $6 true: open ones, false: closed ones, null: both, $7 how many, $8 how many before
select
  c.number, case when c.status = 8 then coalesce(other.status, 1) else c.status end not in (5, 6, 7) as open, c.topic, c.authority, c.network,
  c.received_at, c.updated_at, c.due_at, c.resident_name, said.text, said.attachments, opened.data ->> 'address', answer.text
from cases c
cross join lateral (
  select m.text, m.attachments::text, m.deleted_at
  from messages m
  where m.case_id = c.id and m.direction = 0 and m.is_public
  order by m.version
  limit 1
) as said
left join case_events opened on opened.case_id = c.id and opened.version = 1
left join cases other on other.id = c.merged_into
left join lateral (
  select a.text from messages a where a.case_id = c.id and a.direction = 1 and a.is_public order by a.version desc limit 1
) as answer on true
where c.region = $1 and c.is_public and c.channel not in (select id from channels where never_publish) and c.formal = 0 and c.thread not like '%/erased:%' and said.deleted_at is null
  and ($2::bigint[] is null or c.number = any ($2))
  and ($3::text[] is null or c.topic = any ($3))
  and ($4::timestamptz is null or c.received_at >= $4)
  and ($5::timestamptz is null or c.received_at <= $5)
  and ($6::boolean is null or (case when c.status = 8 then coalesce(other.status, 1) else c.status end not in (5, 6, 7)) = $6)
order by c.received_at desc, c.number desc
limit $7 offset $8
