-- Accounts bound to an identity of the provider, who gave access to whom, failures of signing in by login and source, known places.

alter table users
  -- The provider's issuer and subject: what it never gives to anybody else. A name, an address or a login is not.
  add column identity_issuer text,
  add column identity_subject text,
  add column identity_bound_at timestamptz,
  -- The administrator that made the account; null: the first one, or made before this column.
  add column created_by text,
  -- When an administrator last let somebody into the account: a password, reset factors, a binding. Null: when it was made.
  add column access_given_at timestamptz,
  -- More than one account had this official when it became unique: this one keeps it until it is changed.
  add column official_shared boolean not null default false;

alter table users add constraint users_identity_whole check ((identity_issuer is null) = (identity_subject is null));
create unique index users_identity on users (identity_issuer, identity_subject) where identity_subject is not null;

update users set official_shared = true
where login in (
  select login
  from (select login, row_number() over (partition by region, official order by disabled, created_at, login) as place from users where official is not null) u
  where place > 1);
create unique index users_official on users (region, official) where official is not null and not official_shared;

-- An invitation to bind an account; only the hash of its token is kept. It is removed when it is used.
create table identity_invitations (
  login      text primary key references users (login) on delete cascade,
  token_hash bytea not null unique,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- When the session last showed a second factor; null: it has shown none.
alter table sessions add column second_factor_at timestamptz;
update sessions set second_factor_at = created_at where way in ('code', 'recovery-code', 'passkey');

-- Wrong passwords and codes. source: hash of the address, of the known device or of the open session they came from.
-- An empty source counts what came from unknown sources together; an empty login counts the logins that one address failed at.
create table sign_in_failures (
  login_hash bytea not null,
  source     bytea not null,
  failures   int not null,
  until      timestamptz,
  at         timestamptz not null,
  primary key (login_hash, source)
);
create index sign_in_failures_at on sign_in_failures (at);

-- From where an account has signed in: the hash of the address, and what its owner recognises.
create table sign_in_places (
  login   text not null references users (login) on delete cascade,
  source  bytea not null,
  -- Browser and system by name, the network (/24 or /48); empty where they are unknown.
  agent   text not null,
  network text not null,
  seen_at timestamptz not null,
  primary key (login, source, agent)
);
create index sign_in_places_seen on sign_in_places (seen_at);
