-- The rows of append.sql for new cases without its fence: what the same tables, indexes and fsync cost by themselves.
-- Parameters as in append.sql; those of changes, answers and ended deadlines are ignored.
with written as (
  insert into cases (
    id, version, region, thread, ordinal, status, kind, topic, importance, authority, official, claimed_by,
    claimed_by_name, lease_until, channel, network, is_public, resident_id, resident_name, excerpt, address,
    published_at, received_at, due_at, due_kind, overdue, last_message_at, unanswered, leg, delivery, answered_at,
    escalation_level, updated_at, approval, approver, approval_due, bounces, awaits_arbiter, promised_for, formal, tags,
    fields, merged_into
  )
  select
    i.id, i.version, region, thread, ordinal, status, kind, topic, importance, authority, official, claimed_by,
    claimed_by_name, lease_until, channel, network, is_public, resident_id, resident_name, excerpt, address,
    published_at, received_at, due_at, due_kind, overdue, last_message_at, unanswered, leg, delivery, answered_at,
    escalation_level, updated_at, approval, approver, approval_due, bounces, awaits_arbiter, promised_for, formal,
    string_to_array(tags, E'\n'), fields::jsonb, merged_into
  from unnest(
    $1::uuid[], $6::int[], $3::text[], $4::text[], $5::int[], $7::smallint[], $8::smallint[], $9::text[],
    $10::smallint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::timestamptz[], $16::text[], $17::text[],
    $18::boolean[], $19::text[], $20::text[], $21::text[], $22::text[], $23::timestamptz[], $24::timestamptz[],
    $25::timestamptz[], $26::text[], $27::boolean[], $28::timestamptz[], $29::boolean[], $30::int[], $31::smallint[],
    $32::timestamptz[], $33::int[], $34::timestamptz[], $35::smallint[], $36::text[], $37::timestamptz[], $38::int[],
    $39::boolean[], $40::timestamptz[], $41::smallint[], $42::text[], $43::text[], $44::uuid[]
  ) as i (
    id, version, region, thread, ordinal, status, kind, topic, importance, authority, official, claimed_by,
    claimed_by_name, lease_until, channel, network, is_public, resident_id, resident_name, excerpt, address,
    published_at, received_at, due_at, due_kind, overdue, last_message_at, unanswered, leg, delivery, answered_at,
    escalation_level, updated_at, approval, approver, approval_due, bounces, awaits_arbiter, promised_for, formal, tags,
    fields, merged_into
  )
  returning id, number
),
events as (
  insert into case_events (case_id, version, type, data, command_id, actor_kind, actor_id, actor_name, at)
  select e.case_id, e.version, e.type, e.data::jsonb, e.command_id, e.actor_kind, e.actor_id, e.actor_name, e.at
  from unnest($45::uuid[], $46::int[], $47::text[], $48::text[], $49::text[], $50::smallint[], $51::text[], $52::text[], $53::timestamptz[])
    as e (case_id, version, type, data, command_id, actor_kind, actor_id, actor_name, at)
),
said as (
  insert into messages (
    thread, external_id, case_id, version, direction, author_id, author_name, text, attachments, answer_kind,
    is_public, link, reply_to, album_id, published_at, seen_at
  )
  select thread, external_id, case_id, version, direction, author_id, author_name, text, attachments::jsonb, answer_kind,
    is_public, link, reply_to, album_id, published_at, seen_at
  from unnest(
    $54::text[], $55::text[], $56::uuid[], $57::int[], $58::smallint[], $59::text[], $60::text[], $61::text[], $62::text[],
    $63::smallint[], $64::boolean[], $65::text[], $66::text[], $67::text[], $68::timestamptz[], $69::timestamptz[]
  ) as m (thread, external_id, case_id, version, direction, author_id, author_name, text, attachments, answer_kind,
    is_public, link, reply_to, album_id, published_at, seen_at)
),
due as (
  insert into deadlines (case_id, kind, serial, thread, shard, due_at)
  select * from unnest($82::uuid[], $83::text[], $84::int[], $85::text[], $86::smallint[], $87::timestamptz[])
)
select id, number from written;
