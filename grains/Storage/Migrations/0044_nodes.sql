-- The processes of this installation: each writes here every few seconds that it lives, and reads what it is asked to do. A row is removed when its process
-- ends well; one that is not renewed belongs to a process that died or does not reach the database. No column holds anything of a person.
create table nodes (
  id               uuid primary key,
  kind             text not null check (kind in ('silo', 'api')),
  -- The machine or pod, and where others reach the process there: a silo's address in the cluster, what an api listens at.
  host             text not null,
  address          text not null,
  version          text not null,
  started_at       timestamptz not null,
  seen_at          timestamptz not null,
  -- Name to number; the names are those of the program that wrote the row.
  figures          jsonb not null,
  drain_asked_at   timestamptz,
  log_category     text,
  log_level        text,
  log_until        timestamptz
) with (fillfactor = 50);
