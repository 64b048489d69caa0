-- Everything beside the events that speaks of one case, and the lines of the report.
-- $1 case, $2 erasure, $3 the thread it moves to, $4 marker, $5 fingerprint of the thread it leaves, $6 its ordinal there,
-- $7 fingerprints of its messages and of itself (bigint[]), $8 how many events were overwritten
with moved as (
  update cases set thread = $3, resident_id = $4, resident_name = $4 where id = $1 returning 1
),
numbered as (
  select thread, external_id, row_number() over (order by published_at, external_id) as n from messages where case_id = $1
),
said as (
  update messages m
  set thread = $3, external_id = 'erased:' || numbered.n, text = $4, attachments = null, link = null, reply_to = null, album_id = null,
      author_id = case when m.direction = 0 then $4 else m.author_id end,
      author_name = case when m.direction = 0 then $4 else m.author_name end
  from numbered
  where m.thread = numbered.thread and m.external_id = numbered.external_id
  returning 1
),
answers as (
  -- What is not sent yet is not sent any more; the thread needs no report of it.
  update outbox
  set thread = $3, conversation = $4, reply_to = null, text = $4, attachments = null, network_id = null, inner_id = null, error = null, reactions = null, reported = true,
      state = case when state in ('queued', 'sending') then 'failed' else state end, lease_until = null, lease_owner = null
  where case_id = $1
  returning 1
),
told as (
  update notifications set detail = null where case_id = $1 and detail is not null returning 1
),
sent as (
  -- A body names nobody (WebhookPayload); what a receiver answered may.
  update webhook_deliveries set error = null where case_id = $1 and error is not null returning 1
),
drafted as (
  delete from drafts where case_id = $1 returning 1
),
searched as (
  delete from case_search where case_id = $1 returning 1
),
bulk as (
  update bulk_items set detail = null where case_id = $1 and detail is not null returning 1
),
coded as (
  -- Codes of a thread of which nothing is left.
  delete from tracker_codes t
  where t.thread in (select thread from numbered) and not exists (select from cases c where c.thread = t.thread and c.id <> $1)
  returning 1
),
shelved as (
  -- The bytes follow: the sweep takes what is going.
  update files set state = 'going', name = $4 where case_id = $1 returning 1
),
fenced as (
  insert into erased_threads (fingerprint, ordinal) values ($5, $6)
  on conflict (fingerprint) do update set ordinal = greatest(erased_threads.ordinal, excluded.ordinal)
),
known as (
  insert into erased_messages (thread, message, case_id) select $5, message, $1 from unnest($7::bigint[]) as message
  on conflict do nothing
),
mentioned as (
  insert into erasure_related (erasure, case_id, about, through)
  select distinct $2, case_id, $1, $1
  from case_events
  where type in ('case-merged', 'case-joined', 'case-left', 'member-wrote', 'case-linked', 'case-unlinked', 'messages-taken')
    and coalesce(data #>> '{into,caseId}', data #>> '{member,caseId}', data #>> '{other,caseId}', data #>> '{from,caseId}') = $1::text
    and case_id <> $1
  on conflict do nothing
),
done as (
  update erasure_cases set state = 'erased', thread = null where erasure = $2 and case_id = $1
)
insert into erasure_rows (erasure, table_name, rows)
select $2, counted.table_name, counted.rows
from (
  values
    ('cases', (select count(*) from moved)),
    ('case_events', $8::bigint),
    ('messages', (select count(*) from said)),
    ('outbox', (select count(*) from answers)),
    ('notifications', (select count(*) from told)),
    ('webhook_deliveries', (select count(*) from sent)),
    ('drafts', (select count(*) from drafted)),
    ('case_search', (select count(*) from searched)),
    ('bulk_items', (select count(*) from bulk)),
    ('tracker_codes', (select count(*) from coded)),
    ('files', (select count(*) from shelved)),
    ('audit', audit_erase($1, null)::bigint)
) as counted (table_name, rows)
where counted.rows > 0
on conflict (erasure, table_name) do update set rows = erasure_rows.rows + excluded.rows
