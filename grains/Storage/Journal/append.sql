-- Appends one batch: at most one entry per case, all or none of each case's rows, everything in one implicit
-- transaction with one fsync. Returns the cases that passed the fence, with the number people use; a case missing from
-- the result was written by somebody else meanwhile, and none of its rows are kept.
--
-- $1..$44   the case rows, one element per entry, sorted by id: id, expected version (0: a new case), then the columns
-- $45..$53  events: case, version, type, data, command, actor kind, actor id, actor name, at
-- $54..$72  messages written or changed
-- $73..$81  answers for the outbox: case, version, region, channel, thread, conversation, reply to, text, attachments
-- $82..$87  deadlines set: case, kind, serial, thread, shard, due
-- $88..$89  deadlines ended: case, kind
-- $90       the moment of the batch, for created_at and not_before of the outbox
with incoming as materialized (
  select * from unnest(
    $1::uuid[], $2::int[], $3::text[], $4::text[], $5::int[], $6::int[], $7::smallint[], $8::smallint[], $9::text[],
    $10::smallint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::timestamptz[], $16::text[], $17::text[],
    $18::boolean[], $19::text[], $20::text[], $21::text[], $22::text[], $23::timestamptz[], $24::timestamptz[],
    $25::timestamptz[], $26::text[], $27::boolean[], $28::timestamptz[], $29::boolean[], $30::int[], $31::smallint[],
    $32::timestamptz[], $33::int[], $34::timestamptz[], $35::smallint[], $36::text[], $37::timestamptz[], $38::int[],
    $39::boolean[], $40::timestamptz[], $41::smallint[], $42::text[], $43::text[], $44::uuid[]
  ) as i (
    id, expected, region, thread, ordinal, version, status, kind, topic,
    importance, authority, official, claimed_by, claimed_by_name, lease_until, channel, network,
    is_public, resident_id, resident_name, excerpt, address, published_at, received_at,
    due_at, due_kind, overdue, last_message_at, unanswered, leg, delivery,
    answered_at, escalation_level, updated_at, approval, approver, approval_due, bounces,
    awaits_arbiter, promised_for, formal, tags, fields, merged_into
  )
),
inserted as (
  insert into cases (
    id, region, thread, ordinal, version, status, kind, topic, importance, authority, official, claimed_by,
    claimed_by_name, lease_until, channel, network, is_public, resident_id, resident_name, excerpt, address,
    published_at, received_at, due_at, due_kind, overdue, last_message_at, unanswered, leg, delivery, answered_at,
    escalation_level, updated_at, approval, approver, approval_due, bounces, awaits_arbiter, promised_for, formal, tags,
    fields, merged_into
  )
  select
    id, region, thread, ordinal, version, status, kind, topic, importance, authority, official, claimed_by,
    claimed_by_name, lease_until, channel, network, is_public, resident_id, resident_name, excerpt, address,
    published_at, received_at, due_at, due_kind, overdue, last_message_at, unanswered, leg, delivery, answered_at,
    escalation_level, updated_at, approval, approver, approval_due, bounces, awaits_arbiter, promised_for, formal,
    string_to_array(tags, E'\n'), fields::jsonb, merged_into
  from incoming
  where expected = 0
  on conflict do nothing
  returning id, number
),
updated as (
  update cases as c
  set version = i.version, status = i.status, kind = i.kind, topic = i.topic, importance = i.importance,
      authority = i.authority, official = i.official, claimed_by = i.claimed_by, claimed_by_name = i.claimed_by_name,
      lease_until = i.lease_until, excerpt = i.excerpt, address = i.address, due_at = i.due_at, due_kind = i.due_kind,
      overdue = i.overdue, last_message_at = i.last_message_at, unanswered = i.unanswered, leg = i.leg,
      delivery = i.delivery, answered_at = i.answered_at, escalation_level = i.escalation_level,
      updated_at = i.updated_at, approval = i.approval, approver = i.approver, approval_due = i.approval_due,
      bounces = i.bounces, awaits_arbiter = i.awaits_arbiter, promised_for = i.promised_for, formal = i.formal,
      tags = string_to_array(i.tags, E'\n'), fields = i.fields::jsonb, merged_into = i.merged_into, changed_in = pg_current_xact_id()
  from incoming as i
  where i.expected > 0 and c.id = i.id and c.version = i.expected
  returning c.id, c.number
),
passed as materialized (
  select id, number from inserted union all select id, number from updated
),
events as (
  insert into case_events (case_id, version, type, data, command_id, actor_kind, actor_id, actor_name, at)
  select e.case_id, e.version, e.type, e.data::jsonb, e.command_id, e.actor_kind, e.actor_id, e.actor_name, e.at
  from unnest($45::uuid[], $46::int[], $47::text[], $48::text[], $49::text[], $50::smallint[], $51::text[], $52::text[], $53::timestamptz[])
    as e (case_id, version, type, data, command_id, actor_kind, actor_id, actor_name, at)
  where e.case_id in (select id from passed)
),
said as (
  insert into messages (
    thread, external_id, case_id, version, direction, author_id, author_name, text, attachments, answer_kind,
    is_public, link, reply_to, album_id, published_at, seen_at, edited_at, deleted_at
  )
  select
    m.thread, m.external_id, m.case_id, m.version, m.direction, m.author_id, m.author_name, m.text, m.attachments::jsonb,
    m.answer_kind, m.is_public, m.link, m.reply_to, m.album_id, m.published_at, m.seen_at, m.edited_at, m.deleted_at
  from unnest(
    $54::text[], $55::text[], $56::uuid[], $57::int[], $58::smallint[], $59::text[], $60::text[], $61::text[], $62::text[],
    $63::smallint[], $64::boolean[], $65::text[], $66::text[], $67::text[], $68::timestamptz[], $69::timestamptz[],
    $70::timestamptz[], $71::timestamptz[], $72::boolean[]
  ) as m (
    thread, external_id, case_id, version, direction, author_id, author_name, text, attachments,
    answer_kind, is_public, link, reply_to, album_id, published_at, seen_at,
    edited_at, deleted_at, changes
  )
  where not m.changes and m.case_id in (select id from passed)
  -- No "on conflict": a message that stands already, in whatever case of the thread, must stop its event too.
),
changed as (
  -- An edit or a deletion of a message that stands already; the words a deletion removed stay in the journal. Without a
  -- text: the message moves to another case of its thread.
  update messages as t
  set text = case when m.deleted_at is null then coalesce(m.text, t.text) else t.text end,
      case_id = case when m.text is null then m.case_id else t.case_id end,
      edited_at = coalesce(m.edited_at, t.edited_at),
      deleted_at = coalesce(m.deleted_at, t.deleted_at)
  from unnest($54::text[], $55::text[], $56::uuid[], $61::text[], $70::timestamptz[], $71::timestamptz[], $72::boolean[])
    as m (thread, external_id, case_id, text, edited_at, deleted_at, changes)
  where m.changes and t.thread = m.thread and t.external_id = m.external_id and m.case_id in (select id from passed)
),
answers as (
  insert into outbox (case_id, version, region, channel, thread, conversation, reply_to, text, attachments, not_before, created_at)
  select o.case_id, o.version, o.region, o.channel, o.thread, o.conversation, o.reply_to, o.text, o.attachments::jsonb, $90, $90
  from unnest($73::uuid[], $74::int[], $75::text[], $76::text[], $77::text[], $78::text[], $79::text[], $80::text[], $81::text[])
    as o (case_id, version, region, channel, thread, conversation, reply_to, text, attachments)
  where o.case_id in (select id from passed)
),
ended as (
  delete from deadlines as d
  using unnest($88::uuid[], $89::text[]) as x (case_id, kind)
  where d.case_id = x.case_id and d.kind = x.kind and x.case_id in (select id from passed)
),
set_anew as (
  insert into deadlines (case_id, kind, serial, thread, shard, due_at)
  select d.case_id, d.kind, d.serial, d.thread, d.shard, d.due_at
  from unnest($82::uuid[], $83::text[], $84::int[], $85::text[], $86::smallint[], $87::timestamptz[])
    as d (case_id, kind, serial, thread, shard, due_at)
  where d.case_id in (select id from passed)
  on conflict (case_id, kind) do update set serial = excluded.serial, due_at = excluded.due_at
)
select id, number from passed;
