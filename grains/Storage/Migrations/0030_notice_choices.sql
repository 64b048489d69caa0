-- What a person wants to be told of, and when they want no sound and no window. Every column has a default: silos before this migration
-- neither write nor read them.
alter table notification_settings
  -- Kinds of notices that the person does without.
  add column muted      text[] not null default '{}',
  -- On the region's clock; both or none. From 22:00 to 07:00 is a night.
  add column quiet_from time,
  add column quiet_to   time,
  add column desktop    boolean not null default false,
  add column sound      boolean not null default false,
  add constraint notification_settings_quiet check ((quiet_from is null) = (quiet_to is null));

-- Open cases that no authority has: few, and asked for all day.
create index cases_unrouted on cases (region, importance desc, due_at) where authority is null and status < 5;

-- The ledger asks for these too.
create index case_events_promises_kept on case_events (case_id, version) where type in ('promise-kept', 'promise-reopened');
