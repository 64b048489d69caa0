-- Messages that were removed in their network before they came: whoever brings one later finds here that it is gone. Kept as long as settled
-- payloads are.
create table early_removals (
  channel     text not null,
  external_id text not null,
  removed_at  timestamptz not null,
  primary key (channel, external_id)
);
create index early_removals_age on early_removals (removed_at);
