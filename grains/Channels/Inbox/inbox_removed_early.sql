-- Keeps that a message is gone which has not come yet.
-- $1 channel, $2 the network's id of the message, $3 when it was removed
insert into early_removals (channel, external_id, removed_at) values ($1, $2, $3) on conflict do nothing
