-- The audit log as a chain: each entry has a hash of its content and of the entry before it. Verified by Dialog.Silo verify-audit and
-- every night; docs/adr/0025 says why it is built this way. Entries that are already there are chained in the order of their ids.

alter table audit
  -- Place in the chain, without gaps.
  add column n bigint,
  -- Words (subject, detail) go with an erasure and the chain stays: the hash covers words_hash only, and without the salt
  -- nobody finds out by guessing what the words were.
  add column salt uuid,
  add column words_hash bytea,
  add column hash bytea;

-- One row. The chain begins after from_n: what was before is forgotten, and its last hash is kept here.
create table audit_chain (
  one         boolean primary key default true check (one),
  from_n      bigint not null default 0,
  from_hash   bytea not null default sha256(''),
  -- The end of the chain a minute ago or less: a deleted end shows.
  sealed_n    bigint not null default 0,
  sealed_hash bytea not null default sha256(''),
  sealed_at   timestamptz,
  -- Nothing younger is forgotten. Set by the owner: Dialog.Silo migrate.
  keep_days   int not null default 1095 check (keep_days >= 30)
);
insert into audit_chain default values;

-- What the nightly verification found; fault: null when the chain was whole.
create table audit_checks (
  at      timestamptz primary key,
  entries bigint not null,
  n       bigint not null,
  hash    bytea not null,
  fault   text
);

-- Length and text of each field, so that no two entries are written the same way.
create function audit_field(value text) returns text language sql immutable parallel safe as $body$
  select coalesce(octet_length(value) || ':' || value, '-')
$body$;

create function audit_words(e audit) returns bytea language sql stable parallel safe as $body$
  select sha256(convert_to(public.audit_field(e.salt::text) || public.audit_field(e.subject) || public.audit_field(e.detail), 'UTF8'))
$body$;

-- grains/Audit/AuditChain.cs computes the same: the verification does not trust functions of the database it verifies.
create function audit_hash(previous bytea, e audit) returns bytea language sql stable parallel safe as $body$
  select sha256(previous || convert_to(
    public.audit_field(e.n::text) || public.audit_field(e.id::text) || public.audit_field((extract(epoch from e.at) * 1000000)::bigint::text)
      || public.audit_field(e.login) || public.audit_field(e.role) || public.audit_field(e.action) || public.audit_field(e.case_id::text)
      || public.audit_field(e.case_number::text) || public.audit_field(e.region) || public.audit_field(e.outcome) || public.audit_field(e.address),
    'UTF8') || e.words_hash)
$body$;

alter table audit disable trigger audit_only_grows;
do $body$
declare
  e audit;
  previous bytea := sha256('');
  place bigint := 0;
begin
  for e in select * from audit order by id loop
    place := place + 1;
    e.n := place;
    e.salt := gen_random_uuid();
    e.words_hash := audit_words(e);
    e.hash := audit_hash(previous, e);
    previous := e.hash;
    update audit set n = e.n, salt = e.salt, words_hash = e.words_hash, hash = e.hash where id = e.id;
  end loop;
end
$body$;
alter table audit enable trigger audit_only_grows;
create unique index audit_place on audit (n);
alter table audit alter column n set not null, alter column words_hash set not null, alter column hash set not null;

-- Whoever inserts, the database chains: one inserter after another, each until its commit. The end is found by the index and not in
-- a row of its own, whose versions would pile up during a backup. Nothing else is locked under this lock, so it is in no deadlock.
create function audit_link() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp set lock_timeout = '10s' as $body$
declare
  previous record;
begin
  -- "audit" in ASCII.
  perform pg_advisory_xact_lock(418581342580);
  select e.n, e.hash into previous from audit e order by e.n desc limit 1;
  if not found then
    select c.from_n as n, c.from_hash as hash into previous from audit_chain c;
  end if;

  new.n := previous.n + 1;
  new.salt := gen_random_uuid();
  new.words_hash := audit_words(new);
  new.hash := audit_hash(previous.hash, new);
  return new;
end
$body$;
create trigger audit_link before insert on audit for each row execute function audit_link();

create or replace function audit_only_grows() returns trigger language plpgsql as $body$
begin
  if tg_op = 'DELETE' and current_setting('dialog.audit_forget', true) = 'on' then
    return old;
  end if;
  -- Words only: who did what, when and to which case stands for ever, and so do the hashes.
  if tg_op = 'UPDATE' and current_setting('dialog.audit_erase', true) = 'on'
    and (new.id, new.at, new.login, new.action, new.case_id, new.region, new.role, new.case_number, new.outcome, new.address, new.n, new.words_hash, new.hash)
      is not distinct from (old.id, old.at, old.login, old.action, old.case_id, old.region, old.role, old.case_number, old.outcome, old.address, old.n, old.words_hash, old.hash)
    and new.salt is null and coalesce(new.subject, '[erased]') = '[erased]' and coalesce(new.detail, '[erased]') = '[erased]'
  then
    return new;
  end if;
  raise exception 'the audit log only grows' using errcode = 'insufficient_privilege';
end
$body$;

create or replace function audit_erase(about uuid, words text[]) returns int language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $body$
declare
  gone int;
begin
  perform set_config('dialog.audit_erase', 'on', true);
  if about is not null then
    update audit
    set salt = null, detail = case when detail is not null then '[erased]' end, subject = case when subject is not null then '[erased]' end
    where case_id = about and (detail is not null or subject is not null);
  else
    update audit
    set salt = null, detail = case when detail is not null then '[erased]' end, subject = case when subject is not null then '[erased]' end
    where exists (select from unnest(words) w where position(lower(w) in lower(concat_ws(' ', detail, subject))) > 0);
  end if;
  get diagnostics gone = row_count;
  perform set_config('dialog.audit_erase', 'off', true);
  return gone;
end
$body$;

-- The one way out: the beginning of the chain, as far as it is older than $1 and than the owner's term. At most $2 entries at once;
-- returns how many. The last one's hash stays as the chain's new beginning.
create or replace function audit_forget(before timestamptz, most int) returns int language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $body$
declare
  chain audit_chain;
  last audit;
  gone int;
begin
  select * into chain from audit_chain for update;
  if before > now() - make_interval(days => chain.keep_days) then
    raise exception 'the audit log is kept for % days at least', chain.keep_days using errcode = 'insufficient_privilege';
  end if;
  select * into last from audit
  where n = (
    select coalesce(min(f.n) filter (where f.at >= before), max(f.n) + 1) - 1
    from (select n, at from audit where n > chain.from_n order by n limit most) f);
  if not found then
    return 0;
  end if;

  perform set_config('dialog.audit_forget', 'on', true);
  delete from audit where n <= last.n;
  get diagnostics gone = row_count;
  perform set_config('dialog.audit_forget', 'off', true);
  update audit_chain set from_n = last.n, from_hash = last.hash;
  return gone;
end
$body$;

-- Notes where the chain ends. What was noted before must still be there: otherwise the note stays, and the verification finds it.
create function audit_seal() returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $body$
  update audit_chain c
  set sealed_n = e.n, sealed_hash = e.hash, sealed_at = now()
  from (select n, hash from audit order by n desc limit 1) e
  where e.n > c.sealed_n and (c.sealed_n <= c.from_n or exists (select from audit s where s.n = c.sealed_n and s.hash = c.sealed_hash))
$body$;

-- Who may call them is granted by Dialog.Silo migrate.
revoke execute on function audit_erase(uuid, text[]), audit_forget(timestamptz, int), audit_seal() from public;
