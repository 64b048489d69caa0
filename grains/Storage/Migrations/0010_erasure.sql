-- Erasing residents: requests with their work and report, what a thread must still know of erased cases, and a way to take
-- words (never entries) out of the audit log.

create table erasures (
  id           uuid primary key,
  region       text not null,
  ground       text not null,
  basis        text not null,
  -- Who is erased: network, authorId, words. Null as soon as it is done or cancelled.
  subject      jsonb,
  state        text not null check (state in ('requested', 'running', 'done', 'cancelled')),
  requested_by text not null,
  requested_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  finished_at  timestamptz
);
create index erasures_region on erasures (region, requested_at desc);
create index erasures_running on erasures (id) where state = 'running';

-- The cases of a confirmed erasure. thread is where the case is found; null when it is done.
create table erasure_cases (
  erasure uuid not null references erasures (id) on delete cascade,
  case_id uuid not null,
  thread  text,
  state   text not null default 'waiting' check (state in ('waiting', 'erased', 'held', 'gone')),
  primary key (erasure, case_id)
);
create index erasure_cases_waiting on erasure_cases (erasure, case_id) where state = 'waiting';

-- Cases of others that mention an erased one (about) or repeat its words in the name of a case it waited in (through).
create table erasure_related (
  erasure uuid not null references erasures (id) on delete cascade,
  case_id uuid not null,
  about   uuid not null,
  through uuid not null,
  done    boolean not null default false,
  primary key (erasure, case_id, about, through)
);
create index erasure_related_waiting on erasure_related (erasure) where not done;
-- Which cases mention a case; such events are few.
create index case_events_mentions on case_events (
  (coalesce(data #>> '{into,caseId}', data #>> '{member,caseId}', data #>> '{other,caseId}', data #>> '{from,caseId}'))
) where type in ('case-merged', 'case-joined', 'case-left', 'member-wrote', 'case-linked', 'case-unlinked', 'messages-taken');

-- The report: rows overwritten or removed, written in the transaction that does it.
create table erasure_rows (
  erasure    uuid not null references erasures (id) on delete cascade,
  table_name text not null,
  rows       bigint not null,
  primary key (erasure, table_name)
);

-- A conversation that was erased up to a case: the next one must take another number, since ids are made of both.
-- fingerprint: the digest of the thread's name, as in the ids of its cases.
create table erased_threads (
  fingerprint uuid primary key,
  ordinal     int not null
);
-- Its messages, so that one delivered or imported again stays erased. message: eight bytes of the digest of its id.
create table erased_messages (
  thread  uuid not null,
  message bigint not null,
  case_id uuid not null,
  primary key (thread, message)
);

-- An import is recognised by its digest; its content is of no use once it ended.
update imports set content = ''::bytea where state <> 'running';

create or replace function audit_only_grows() returns trigger language plpgsql as $body$
begin
  if tg_op = 'DELETE' and current_setting('dialog.audit_forget', true) = 'on' then
    return old;
  end if;
  -- Words only: who did what, when and to which case stands for ever.
  if tg_op = 'UPDATE' and current_setting('dialog.audit_erase', true) = 'on'
    and (new.id, new.at, new.login, new.action, new.case_id, new.region, new.role, new.case_number, new.outcome, new.address)
      is not distinct from (old.id, old.at, old.login, old.action, old.case_id, old.region, old.role, old.case_number, old.outcome, old.address)
  then
    return new;
  end if;
  raise exception 'the audit log only grows' using errcode = 'insufficient_privilege';
end
$body$;

-- Overwrites the words of entries about one case ($1) or, where that is null, of entries that hold one of some words ($2);
-- returns how many.
create function audit_erase(about uuid, words text[]) returns int language plpgsql as $body$
declare
  gone int;
begin
  perform set_config('dialog.audit_erase', 'on', true);
  if about is not null then
    update audit
    set detail = case when detail is not null then '[erased]' end, subject = case when subject is not null then '[erased]' end
    where case_id = about and (detail is not null or subject is not null);
  else
    update audit
    set detail = case when detail is not null then '[erased]' end, subject = case when subject is not null then '[erased]' end
    where exists (select from unnest(words) w where position(lower(w) in lower(concat_ws(' ', detail, subject))) > 0);
  end if;
  get diagnostics gone = row_count;
  perform set_config('dialog.audit_erase', 'off', true);
  return gone;
end
$body$;
