-- Every network: what a crawl found, the legs of a message, and answers of unknown fate that can be looked for.

-- crawled: found by looking at the network's history, not brought by it. outcome: taken, known, ignored; null for poison and
-- what waits. published_at, received_at and settled_at are the legs published, seen and registered.
alter table inbox add column crawled boolean not null default false;
alter table inbox add column outcome text;
alter table inbox add column published_at timestamptz;
create index inbox_channel_settled on inbox (channel, settled_at) where state = 'done';

-- How often an answer of unknown fate was looked for in the network, and when next.
alter table outbox add column attempted_at timestamptz;
alter table outbox add column looks int not null default 0;
alter table outbox add column look_at timestamptz;
create index outbox_looked_for on outbox (channel, look_at) where state = 'unknown' and look_at is not null;
create index outbox_undelivered on outbox (channel, id) where state in ('queued', 'sending', 'failed', 'unknown');
