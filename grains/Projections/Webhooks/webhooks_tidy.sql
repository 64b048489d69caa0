-- Drops what has waited too long and forgets the log of long ago, some thousands at a time.
-- $1 drop what waits since before, $2 forget what was settled before, $3 now
with dropped as (
  update webhook_deliveries set state = 'dropped', settled_at = $3
  where id in (select id from webhook_deliveries where state = 'queued' and created_at < $1 limit 5000)
)
delete from webhook_deliveries where id in (select id from webhook_deliveries where settled_at < $2 limit 5000)
