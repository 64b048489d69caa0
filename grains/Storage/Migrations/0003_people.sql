-- Who may sign in, what the api nodes share, and who looked at what.
create table users (
  login         text primary key,
  name          text not null,
  role          text not null check (role in ('operator', 'executor', 'lead', 'administrator')),
  region        text not null,
  authority     text,
  official      text,
  password_hash text not null,
  disabled      boolean not null default false,
  -- Changes with the password or the rights: sessions of before are refused.
  stamp         uuid not null default gen_random_uuid(),
  created_at    timestamptz not null default now()
);

-- Keys of ASP.NET data protection: every api node reads the cookies of every other.
create table data_protection_keys (
  id   bigint generated always as identity primary key,
  name text not null,
  xml  text not null
);

-- Reads of a case by a person. Changes are in case_events with their actor.
create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz not null default now(),
  login   text not null,
  action  text not null,
  case_id uuid,
  region  text,
  detail  text
);
create index audit_case on audit (case_id, at);
create index audit_login on audit (login, at);

-- Imports of the monitoring feed: progress survives a restart, the same file is recognised.
create table imports (
  id         uuid primary key,
  channel    text not null,
  region     text not null,
  name       text not null,
  format     text not null check (format in ('jsonl', 'csv')),
  sha256     bytea not null,
  content    bytea not null,
  state      text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  -- Next line to take; everything before it is in the journal.
  line       int not null default 0,
  lines      int not null,
  accepted   int not null default 0,
  duplicates int not null default 0,
  rejected   int not null default 0,
  errors     jsonb not null default '[]',
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint imports_same_file unique (channel, sha256)
);
