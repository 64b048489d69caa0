-- Browsers in which somebody signed in. The cookie names its row; without the row it opens nothing. Rows are removed when the
-- session ends, so nothing is kept here longer than a session may last.
create table sessions (
  id             uuid primary key,
  login          text not null references users (login) on delete cascade,
  -- The account's stamp it was made under: with another stamp of the account it is over.
  stamp          uuid not null,
  created_at     timestamptz not null,
  -- The last request, to within minutes.
  seen_at        timestamptz not null,
  -- Browser and system in words ("Firefox, Windows"), never what the browser sent; null where we do not know them.
  agent          text,
  -- The network it began in (/24 or /48), never the whole address: enough for its owner to tell the office from elsewhere.
  address_prefix text,
  -- password, code, recovery-code, passkey, provider
  way            text not null
);
create index sessions_login on sessions (login);
create index sessions_seen on sessions (seen_at);
create index sessions_created on sessions (created_at);
