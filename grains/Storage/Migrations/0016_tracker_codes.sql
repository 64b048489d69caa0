-- The codes by which residents follow what they wrote by the form: digests only, nothing else in the database leads to a code.
-- Codes of before were the second part of the thread's name. They are not in the table until they are replaced: replaced_at is
-- the moment since which a resident has a new one.
create table tracker_codes (
  code_hash   bytea       primary key,
  thread      text        not null,
  created_at  timestamptz not null default now(),
  replaced_at timestamptz
);

create index tracker_codes_thread on tracker_codes (thread);

-- What an administrator sees in place of the id of somebody who wrote by the form: that id was a code once.
create function resident_handle(resident_id text) returns text language sql immutable as
  $$ select left(encode(sha256(convert_to(resident_id, 'UTF8')), 'hex'), 16) $$;
