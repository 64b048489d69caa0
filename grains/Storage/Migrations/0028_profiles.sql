-- A resident as one network knows them (profile: region, network, author), which profiles are one person, and by what that is suggested.
-- A projection of the journal; only links are decisions of officials. Goes with the cases: the last case of a profile takes it along.
create table profiles (
  id        bigint generated always as identity primary key,
  region    text not null,
  network   text not null,
  author_id text not null,
  constraint profiles_resident unique (region, network, author_id),
  constraint profiles_region unique (id, region)
);

-- Whose each case is: the journal has no index by author. key_id: the installation's key under which its digests are made.
create table profile_cases (
  case_id uuid primary key,
  profile bigint not null references profiles (id),
  key_id  text not null
);
create index profile_cases_profile on profile_cases (profile);

-- What a case tells of its resident, as digests under the installation's key, never in clear. Of one region: it is part of the digest.
create table profile_keys (
  digest  bytea not null,
  profile bigint not null,
  case_id uuid not null references profile_cases (case_id) on delete cascade,
  kind    text not null check (kind in ('phone', 'email', 'home', 'name')),
  primary key (digest, profile, case_id)
);
create index profile_keys_case on profile_keys (case_id);
create index profile_keys_profile on profile_keys (profile);

-- What officials decided about two profiles. A region's links form no ring, so that taking one back parts its two sides.
create table profile_links (
  region  text not null,
  one     bigint not null,
  other   bigint not null,
  state   text not null check (state in ('linked', 'refused')),
  by_id   text not null,
  by_name text not null,
  at      timestamptz not null,
  primary key (one, other),
  constraint profile_links_ordered check (one < other),
  constraint profile_links_one foreign key (one, region) references profiles (id, region) on delete cascade,
  constraint profile_links_other foreign key (other, region) references profiles (id, region) on delete cascade
);
create index profile_links_other on profile_links (other);

-- The number of an answer within its conversation, where the network names it by that too (VK's reactions do).
alter table outbox add column inner_id text;

-- The networks of the profiles an erasure is about, the first that was asked for first. Null in those of before and of a night's retention.
alter table erasures add column networks text[];
