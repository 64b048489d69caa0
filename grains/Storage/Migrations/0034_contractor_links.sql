-- Secrets of the links by which contractors open a part of a case: digests only, and when they were opened. What is shown and what was
-- answered is in the journal. A request that is repeated gets a secret of its own for the same link.
create table contractor_links (
  token_hash     bytea       primary key,
  link           uuid        not null,
  case_id        uuid        not null,
  region         text        not null,
  created_at     timestamptz not null default now(),
  opened_at      timestamptz,
  last_opened_at timestamptz,
  opens          int         not null default 0
);

create index contractor_links_case on contractor_links (case_id);
