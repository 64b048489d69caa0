-- Appends one batch: at most one entry per case, all or none of each case's rows, everything in one implicit
-- transaction with one fsync. Returns the cases that passed the fence, with the number people use; a case missing from
-- the result was written by somebody else meanwhile, and none of its rows are kept.
--
-- The columns are declared in C#, each once: CaseColumns, EventColumns, MessageColumns, OutboxColumns and TimerColumns.
-- JournalStatement replaces the placeholders at the start of a process. They are written in braces; for the rows of kind k they are
--   k.arrays   the parameters, one array per column with one element per row; k.name is the array of one column
--   k.columns  the names of all columns, in the same order
--   k.stored   the names of those that are columns of the table
--   k.values   what is stored in them, made of what travelled
--   k.set      "column = value of i" for those that change after the row was inserted
-- The kinds: cases (one row per entry, sorted by id), events, messages (added or changed), outbox, deadlines (timers set), ended (timers ended).
-- now is the moment of the batch, for created_at and not_before of the outbox.
with incoming as materialized (
  select * from unnest({cases.arrays}) as i ({cases.columns})
),
inserted as (
  insert into cases ({cases.stored})
  select {cases.values}
  from incoming
  where expected = 0
  on conflict do nothing
  returning id, number
),
updated as (
  update cases as c
  set {cases.set}, changed_in = pg_current_xact_id()
  from incoming as i
  where i.expected > 0 and c.id = i.id and c.version = i.expected
  returning c.id, c.number
),
passed as materialized (
  select id, number from inserted union all select id, number from updated
),
events as (
  insert into case_events ({events.stored})
  select {events.values}
  from unnest({events.arrays}) as e ({events.columns})
  where e.case_id in (select id from passed)
),
said as (
  insert into messages ({messages.stored})
  select {messages.values}
  from unnest({messages.arrays}) as m ({messages.columns})
  where not m.changes and m.case_id in (select id from passed)
  -- No "on conflict": a message that is stored already, in whatever case of the thread, must stop its event too.
),
changed as (
  -- An edit or a deletion of a message that is stored already; the text a deletion removed stays in the journal. Without a
  -- text: the message moves to another case of its thread.
  update messages as t
  set text = case when m.deleted_at is null then coalesce(m.text, t.text) else t.text end,
      case_id = case when m.text is null then m.case_id else t.case_id end,
      edited_at = coalesce(m.edited_at, t.edited_at),
      deleted_at = coalesce(m.deleted_at, t.deleted_at)
  from unnest(
    {messages.thread}, {messages.external_id}, {messages.case_id}, {messages.text}, {messages.edited_at}, {messages.deleted_at},
    {messages.changes}
  ) as m (thread, external_id, case_id, text, edited_at, deleted_at, changes)
  where m.changes and t.thread = m.thread and t.external_id = m.external_id and m.case_id in (select id from passed)
),
answers as (
  insert into outbox ({outbox.stored}, not_before, created_at)
  select {outbox.values}, {now}, {now}
  from unnest({outbox.arrays}) as o ({outbox.columns})
  where o.case_id in (select id from passed)
),
ended as (
  delete from deadlines as d
  using unnest({ended.arrays}) as x ({ended.columns})
  where d.case_id = x.case_id and d.kind = x.kind and x.case_id in (select id from passed)
),
set_again as (
  insert into deadlines ({deadlines.stored})
  select {deadlines.values}
  from unnest({deadlines.arrays}) as d ({deadlines.columns})
  where d.case_id in (select id from passed)
  on conflict (case_id, kind) do update set serial = excluded.serial, due_at = excluded.due_at
)
select id, number from passed;
