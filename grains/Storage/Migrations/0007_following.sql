-- What follows the journal: the search index, people's notifications and their digests, webhooks of other systems.

-- How far each region's follower has come. checkpoint: every change of a transaction below it has been followed.
create table following (
  region     text primary key,
  checkpoint xid8 not null,
  moved_at   timestamptz not null default now()
);

-- Events of transactions before this one are indexed for search, but nobody is told of them any more.
create table following_start (
  told_from xid8 not null
);
insert into following_start values (pg_current_xact_id());

-- The last event of each case that was followed. A case that changes again while its change is read is seen in a later
-- window, where its earlier event would be taken for old; the version says which events are new.
create table followed_cases (
  case_id uuid primary key,
  version int not null
) with (fillfactor = 80);

-- As text is compared: ё is е, and what joins words (hyphen, dot, slash) or looks like markup is a space. One character for one,
-- so that a place in the result is the same place in the original.
create function search_fold(words text) returns text
  language sql immutable strict parallel safe
  return translate(words, 'ёЁ./\_@+–—-<>&', 'еЕ            ');

-- The words of a case: its messages and notes, the resident's name, the address, the number. One more "word", § and the
-- region, lets one index answer for one region without an extension.
create table case_search (
  case_id     uuid primary key,
  region      text not null,
  received_at timestamptz not null,
  words       tsvector not null
);
-- Which way a search goes (by the word, or newest first until the page is full) the planner decides by how common the words are.
alter table case_search alter column words set statistics 1000;
create index case_search_words on case_search using gin (words);
create index case_search_newest on case_search (region, received_at desc, case_id desc);

-- What people are told. region and person: whose (an official's id or, without one, the login; region * is the centre).
create table notifications (
  id          bigint generated always as identity primary key,
  region      text not null,
  person      text not null,
  kind        text not null,
  case_id     uuid,
  case_region text,
  number      bigint,
  version     int,
  topic       text,
  authority   text,
  due_at      timestamptz,
  -- Who caused it, or what it is about when it is about no case.
  detail      text,
  at          timestamptz not null,
  read_at     timestamptz,
  constraint notifications_once unique (region, person, case_id, version, kind)
);
create index notifications_list on notifications (region, person, id desc);
create index notifications_unread on notifications (region, person, id) where read_at is null;
create index notifications_at on notifications (at);

-- How a person wants to hear: off, hourly, daily.
create table notification_settings (
  region     text not null,
  person     text not null,
  email      text not null,
  digest     text not null default 'off' check (digest in ('off', 'hourly', 'daily')),
  language   text not null default 'ru' check (language in ('ru', 'en')),
  -- What happened before it has been told, or was before the person asked to be told.
  told_until timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (region, person)
);

-- Digests on their way. Written before the mail server is asked and settled after it answered: one found "sending" after its
-- lease may have gone out. It becomes "unknown" and is not sent again; the next one covers its time too.
create table digests (
  id          bigint generated always as identity primary key,
  region      text not null,
  person      text not null,
  email       text not null,
  covers_from timestamptz not null,
  covers_to   timestamptz not null,
  -- sending, sent, empty, failed, unknown
  state       text not null,
  attempts    int not null default 1,
  lease_until timestamptz not null,
  error       text,
  created_at  timestamptz not null,
  settled_at  timestamptz,
  constraint digests_once unique (region, person, covers_to)
);
create index digests_created on digests (created_at);
create index digests_sending on digests (region, lease_until) where state = 'sending';

-- Other systems that are told what happens in a region.
create table webhooks (
  id               uuid primary key,
  region           text not null,
  name             text not null,
  url              text not null,
  events           text[] not null,
  secret           text not null,
  -- The secret before, still valid for a while after a change.
  old_secret       text,
  old_secret_until timestamptz,
  enabled          boolean not null,
  -- Set by ourselves after days of failures; events are kept meanwhile.
  paused_at        timestamptz,
  failing_since    timestamptz,
  created_by       text not null,
  creator_region   text not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null
);
create index webhooks_region on webhooks (region);

create table webhook_deliveries (
  id            bigint generated always as identity primary key,
  webhook       uuid not null,
  -- Null: a test message.
  case_id       uuid,
  version       int,
  event         text not null,
  -- What is sent and signed, to the byte.
  body          text not null,
  -- queued, sending, delivered, failed (given up), dropped (too old)
  state         text not null default 'queued',
  attempts      int not null default 0,
  not_before    timestamptz not null,
  lease_until   timestamptz,
  lease_owner   text,
  response_code int,
  error         text,
  took_ms       int,
  created_at    timestamptz not null,
  attempted_at  timestamptz,
  settled_at    timestamptz,
  constraint webhook_deliveries_once unique (webhook, case_id, version)
);
create index webhook_deliveries_waiting on webhook_deliveries (webhook, not_before, id) where state in ('queued', 'sending');
-- Which earlier event of its case an event waits for.
create index webhook_deliveries_case on webhook_deliveries (webhook, case_id, id) where state in ('queued', 'sending');
create index webhook_deliveries_log on webhook_deliveries (webhook, id desc);
create index webhook_deliveries_settled on webhook_deliveries (settled_at) where settled_at is not null;
