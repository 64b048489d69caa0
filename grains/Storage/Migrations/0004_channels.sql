-- Which channels exist: any silo wakes their grains by it, the api lists them. Settings, secrets and the cursor are the
-- grain's own state; this row follows it.
create table channels (
  id         text primary key,
  region     text not null,
  kind       text not null,
  name       text not null,
  enabled    boolean not null,
  updated_at timestamptz not null default now()
);

-- The waiting payloads of one channel, in their order, and what may be forgotten.
create index inbox_waiting_channel on inbox (channel, id) where state = 'waiting';
create index inbox_done on inbox (settled_at) where state = 'done';

-- States of the outbox: queued, sending, sent, delivered, failed, unknown.
create index outbox_channel on outbox (channel, not_before) where state in ('queued', 'sending');
drop index outbox_unreported;
create index outbox_unreported on outbox (channel, id) where not reported and state not in ('queued', 'sending');
-- Which of our answers a resident replies to.
create index outbox_network on outbox (channel, network_id) where network_id is not null;

-- Imports are read in pieces: compressed content would be unpacked from its beginning for each of them.
alter table imports alter column content set storage external;
create index imports_running on imports (created_at) where state = 'running';
