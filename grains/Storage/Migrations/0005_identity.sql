-- Accounts as ASP.NET Core Identity needs them, passkeys, keys of integrations, and an audit log that only grows.

alter table users drop constraint users_role_check;
alter table users add constraint users_role_check
  check (role in ('operator', 'executor', 'approver', 'lead', 'analyst', 'administrator', 'engineer'));
-- Null: signs in with a passkey or through the provider only.
alter table users alter column password_hash drop not null;
alter table users
  -- Two changes of one account at once: the second is told.
  add column revision int not null default 0,
  -- Wrong passwords and codes in a row, counted by all nodes together.
  add column failures int not null default 0,
  add column locked_until timestamptz,
  -- Somebody else knows the password: nothing is allowed before it was changed.
  add column must_change_password boolean not null default false,
  add column password_changed_at timestamptz not null default now(),
  -- Protected by data protection.
  add column totp_key text,
  add column totp_on boolean not null default false,
  -- The time step of the last code that was taken: no code opens twice.
  add column totp_step bigint not null default 0,
  -- SHA-256 of each code not yet used.
  add column recovery_codes text[] not null default '{}',
  -- The person's name at the OpenID Connect provider where it is not the login.
  add column external_id text,
  add column signed_in_at timestamptz;
create unique index users_external on users (external_id) where external_id is not null;

-- Logins nobody has are closed as those that somebody has: a stranger cannot tell which is which.
create table unknown_logins (
  login_hash   bytea primary key,
  failures     int not null,
  locked_until timestamptz,
  at           timestamptz not null
);
create index unknown_logins_at on unknown_logins (at);

create table passkeys (
  credential_id   bytea primary key,
  login           text not null references users (login) on delete cascade,
  name            text not null,
  public_key      bytea not null,
  sign_count      bigint not null,
  transports      text[] not null,
  user_verified   boolean not null,
  backup_eligible boolean not null,
  backed_up       boolean not null,
  attestation     bytea not null,
  client_data     bytea not null,
  created_at      timestamptz not null,
  used_at         timestamptz
);
create index passkeys_login on passkeys (login);

-- Keys of integrations. Only the hash is kept: 256 random bits need no slow one.
create table api_keys (
  id         uuid primary key default gen_random_uuid(),
  prefix     text not null unique,
  hash       bytea not null,
  name       text not null,
  region     text not null,
  scopes     text[] not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  used_at    timestamptz
);
create index api_keys_region on api_keys (region);

-- The audit log. login: who; subject: what else than a case it was done to; outcome: done, refused or an HTTP status.
alter table audit
  add column role text,
  add column subject text,
  add column case_number bigint,
  add column outcome text,
  add column address text;
create index audit_region on audit (region, id);
create index audit_number on audit (case_number, id) where case_number is not null;
create index audit_action on audit (action, id);
create index audit_at on audit (at);

create function audit_only_grows() returns trigger language plpgsql as $body$
begin
  if tg_op = 'DELETE' and current_setting('dialog.audit_forget', true) = 'on' then
    return old;
  end if;
  raise exception 'the audit log only grows' using errcode = 'insufficient_privilege';
end
$body$;
create trigger audit_only_grows before update or delete on audit for each row execute function audit_only_grows();
create trigger audit_not_emptied before truncate on audit for each statement execute function audit_only_grows();

-- The one way out of the audit log: what is older than the term of keeping. At most $2 rows at once; returns how many.
create function audit_forget(before timestamptz, most int) returns int language plpgsql as $body$
declare
  gone int;
begin
  if before > now() - interval '30 days' then
    raise exception 'the audit log is kept for 30 days at least' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('dialog.audit_forget', 'on', true);
  delete from audit where id in (select id from audit where at < before order by at limit most);
  get diagnostics gone = row_count;
  perform set_config('dialog.audit_forget', 'off', true);
  return gone;
end
$body$;
