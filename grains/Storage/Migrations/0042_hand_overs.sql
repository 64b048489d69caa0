-- Open work that goes to others: of an official who is away or leaves, or of a body that is merged into another.
create table hand_overs (
  id           uuid primary key,
  region       text not null,
  kind         text not null check (kind in ('official', 'authority')),
  -- Whose work it was: an official's id, or the code of the merged body; its name at that time.
  subject      text not null,
  subject_name text not null,
  -- The body it is merged into.
  into_id      text,
  reason       text not null,
  -- As the journal of the cases names who ordered it, and the login.
  by_id        text not null,
  by_name      text not null,
  login        text not null,
  -- partial: something refused; it may be tried again.
  state        text not null default 'running' check (state in ('running', 'done', 'partial', 'cancelled')),
  -- Of a merge: when people and rules were moved.
  moved_at     timestamptz,
  -- Why the configuration refused the next step.
  error        text,
  total        int not null,
  created_at   timestamptz not null default now(),
  finished_at  timestamptz
);
create index hand_overs_region on hand_overs (region, created_at desc);
create index hand_overs_running on hand_overs (id) where state = 'running';

-- An official's are listed at the beginning, a body's as they are moved.
create table hand_over_items (
  hand_over uuid not null references hand_overs (id) on delete cascade,
  case_id   uuid not null,
  what      text not null check (what in ('case', 'approval', 'promise')),
  number    bigint not null,
  authority text,
  official  text,
  -- Of an approval: the version of the text.
  revision  int,
  state     text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'cancelled')),
  code      text,
  detail    text,
  primary key (hand_over, case_id, what)
);
create index hand_over_items_waiting on hand_over_items (hand_over) where state = 'waiting';
create index hand_over_items_case on hand_over_items (case_id);
