-- The journal of cases and what is written in the same statement as an event: read model, messages, outbox, deadlines.
-- Only grains write these tables; the api reads cases, messages, case_events and outbox.

-- One row per case: what a queue shows. version is the number of its events, and the fence of every append.
create table cases (
  id               uuid primary key,
  number           bigint generated always as identity,
  region           text not null,
  thread           text not null,
  ordinal          int not null,
  version          int not null,
  status           smallint not null,
  kind             smallint not null,
  topic            text not null,
  importance       smallint not null,
  authority        text,
  official         text,
  claimed_by       text,
  claimed_by_name  text,
  lease_until      timestamptz,
  channel          text not null,
  network          text not null,
  is_public        boolean not null,
  resident_id      text not null,
  resident_name    text not null,
  excerpt          text not null,
  address          text,
  published_at     timestamptz not null,
  received_at      timestamptz not null,
  due_at           timestamptz,
  due_kind         text,
  overdue          boolean not null,
  last_message_at  timestamptz not null,
  unanswered       boolean not null,
  leg              int not null,
  delivery         smallint not null,
  answered_at      timestamptz,
  escalation_level int not null,
  updated_at       timestamptz not null,
  -- The transaction of the last change: a follower reads "changed_in >= checkpoint and changed_in < xmin of now",
  -- so that a row committing late is never skipped.
  changed_in       xid8 not null default pg_current_xact_id(),
  -- Two activations of one thread that both open "the next" case collide here, or on the id derived from it.
  constraint cases_thread_ordinal unique (thread, ordinal)
) with (fillfactor = 80);

create unique index cases_number on cases (number);
create index cases_followed on cases (region, changed_in);
-- Queues by deadline: open work first. Status 5 and above (answered, confirmed, closed) owes nothing.
create index cases_queue on cases (region, due_at, id) where status < 5;
create index cases_queue_authority on cases (region, authority, due_at, id) where status < 5;
create index cases_newest on cases (region, received_at desc, id);
create index cases_official on cases (region, official, due_at) where status < 5;
create index cases_awaiting on cases (region, answered_at) where status = 5;
create index cases_trouble on cases (region, updated_at) where delivery >= 4;

-- What happened. The truth; everything else can be rebuilt from it.
create table case_events (
  case_id    uuid not null,
  version    int not null,
  type       text not null,
  data       jsonb not null,
  command_id text not null,
  actor_kind smallint not null,
  actor_id   text not null,
  actor_name text not null,
  at         timestamptz not null,
  -- For a follower of the journal (see changed_in above). Nobody follows it yet: the first one brings the index, which
  -- costs three insertions per new case.
  written_in xid8 not null default pg_current_xact_id(),
  primary key (case_id, version)
);

-- The conversation as the network showed it. external_id is the network's message id for incoming messages,
-- "answer:{case}:{version}" for ours until the network names it, "note:{case}:{version}" for notes.
create table messages (
  thread       text not null,
  external_id  text not null,
  case_id      uuid not null,
  version      int not null,
  direction    smallint not null,
  author_id    text not null,
  author_name  text not null,
  text         text not null,
  attachments  jsonb,
  answer_kind  smallint,
  is_public    boolean not null,
  link         text,
  reply_to     text,
  album_id     text,
  published_at timestamptz not null,
  seen_at      timestamptz not null,
  edited_at    timestamptz,
  deleted_at   timestamptz,
  -- The second fence: an activation that does not know of another case of its thread cannot store a message twice.
  constraint messages_once primary key (thread, external_id)
);
create index messages_case on messages (case_id, published_at);

-- Answers on their way. A row is written with the event of the answer; the dispatcher owns it from then on.
create table outbox (
  id            bigint generated always as identity primary key,
  case_id       uuid not null,
  version       int not null,
  region        text not null,
  channel       text not null,
  thread        text not null,
  conversation  text not null,
  reply_to      text,
  text          text not null,
  attachments   jsonb,
  -- queued, sending, sent, failed, unknown
  state         text not null default 'queued',
  attempts      int not null default 0,
  not_before    timestamptz not null,
  lease_until   timestamptz,
  lease_owner   text,
  network_id    text,
  error         text,
  -- The thread's grain has been told the outcome.
  reported      boolean not null default false,
  created_at    timestamptz not null,
  constraint outbox_answer unique (case_id, version)
);
create index outbox_waiting on outbox (not_before, id) where state in ('queued', 'sending');
create index outbox_thread on outbox (thread, id) where state in ('queued', 'sending');
create index outbox_unreported on outbox (id) where not reported and state in ('sent', 'failed', 'unknown');

-- Deadlines in force. Written and removed by the event that sets or ends them; swept by 64 shard grains.
create table deadlines (
  case_id uuid not null,
  kind    text not null,
  serial  int not null,
  thread  text not null,
  shard   smallint not null,
  due_at  timestamptz not null,
  primary key (case_id, kind)
);
create index deadlines_due on deadlines (shard, due_at);

-- Raw payloads of the networks, kept before they are acknowledged.
create table inbox (
  id           bigint generated always as identity primary key,
  channel      text not null,
  external_id  text not null,
  payload      bytea not null,
  received_at  timestamptz not null default now(),
  attempts     int not null default 0,
  not_before   timestamptz not null default now(),
  error        text,
  -- waiting, done, poison
  state        text not null default 'waiting',
  settled_at   timestamptz,
  constraint inbox_payload unique (channel, external_id)
);
create index inbox_waiting on inbox (not_before, id) where state = 'waiting';
create index inbox_poison on inbox (channel, id) where state = 'poison';
