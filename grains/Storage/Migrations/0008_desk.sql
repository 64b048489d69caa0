-- What people keep beside the cases: files, templates, drafts, saved views, bulk jobs. Written by the api; files by silos too.

-- Files of answers and what was fetched from the networks. Their bytes lie in the file store under blob and thumbnail.
create table files (
  id         uuid primary key,
  case_id    uuid not null,
  region     text not null,
  source     text not null check (source in ('upload', 'network')),
  -- storing until the bytes are in the store; going while they are taken out of it
  state      text not null default 'storing' check (state in ('storing', 'ready', 'going')),
  kind       text not null,
  name       text not null,
  mime_type  text not null,
  size       bigint not null,
  width      int,
  height     int,
  blob       text not null,
  thumbnail  text,
  created_by text not null,
  created_at timestamptz not null default now()
);
create index files_case on files (case_id);
create index files_swept on files (created_at) where source = 'upload' or state <> 'ready';

-- The file store when it is PostgreSQL. Photos do not compress: external spares the attempt.
create table file_contents (
  key   text primary key,
  bytes bytea not null
);
alter table file_contents alter column bytes set storage external;

-- Answers prepared for a topic, a state, a kind of answer. Empty lists mean "any".
create table templates (
  id         uuid primary key,
  region     text not null,
  authority  text,
  version    int not null default 1,
  title      text not null,
  text       text not null,
  kind       text not null,
  topics     text[] not null default '{}',
  statuses   text[] not null default '{}',
  used       bigint not null default 0,
  deleted    boolean not null default false,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
create index templates_region on templates (region) where not deleted;

-- Every version as it stood, for who asks what was sent in spring.
create table template_versions (
  id         uuid not null references templates (id),
  version    int not null,
  content    jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (id, version)
);

-- What somebody is writing for a case. Two tabs of one person meet at version.
create table drafts (
  login        text not null,
  case_id      uuid not null,
  region       text not null,
  version      bigint not null,
  mode         text not null,
  text         text not null,
  attachments  jsonb not null default '[]',
  promised_for text,
  updated_at   timestamptz not null default now(),
  primary key (login, case_id)
);
create index drafts_case on drafts (case_id);

-- Filters over the queue, a person's own (login) or shared (login null).
create table saved_views (
  id         uuid primary key,
  region     text not null,
  login      text,
  authority  text,
  name       text not null,
  filter     jsonb not null,
  version    int not null default 1,
  position   int not null default 0,
  created_by text not null,
  created_at timestamptz not null default now()
);
create index saved_views_region on saved_views (region, login);

-- One action over many cases, worked off by whichever api holds the lease.
create table bulk_jobs (
  id          uuid primary key,
  region      text not null,
  login       text not null,
  action      text not null,
  arguments   jsonb not null,
  state       text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  total       int not null,
  lease_until timestamptz not null default '-infinity',
  lease_owner text,
  created_at  timestamptz not null default now(),
  finished_at timestamptz
);
create index bulk_jobs_running on bulk_jobs (lease_until) where state = 'running';
create index bulk_jobs_person on bulk_jobs (login, created_at desc);

create table bulk_items (
  job     uuid not null references bulk_jobs (id) on delete cascade,
  ordinal int not null,
  case_id uuid not null,
  number  bigint,
  state   text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'cancelled')),
  code    text,
  detail  text,
  primary key (job, ordinal)
);
create index bulk_items_waiting on bulk_items (job, ordinal) where state = 'waiting';
