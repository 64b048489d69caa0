-- Updates of requests anybody may read: answers, further words of residents, closings and reopenings, the oldest first.
-- $1 region, $2 from, $3 until, $4 numbers or null, $5 how many, $6 how many before
select
  c.number, e.version, e.type, e.at, e.data ->> 'text', coalesce(e.data ->> 'kind' = 'final', false), c.resident_name
from cases c
join case_events e on e.case_id = c.id
left join messages m on m.thread = c.thread and m.external_id = e.data ->> 'messageId' and e.type = 'message-received'
where c.region = $1 and c.is_public and c.channel not in (select id from channels where never_publish) and c.formal = 0 and c.thread not like '%/erased:%'
  and c.updated_at >= $2
  and ($4::bigint[] is null or c.number = any ($4))
  and e.at >= $2 and e.at <= $3
  and (e.type in ('answer-given', 'case-closed', 'case-confirmed', 'case-disputed')
    or e.type = 'message-received' and e.version > 2 and m.is_public and m.deleted_at is null)
  and not exists (
    select from messages first
    where first.case_id = c.id and first.direction = 0 and first.version = 2 and (first.deleted_at is not null or not first.is_public))
order by e.at, c.number, e.version
limit $5 offset $6
