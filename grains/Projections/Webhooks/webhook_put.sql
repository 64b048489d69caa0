-- Makes or changes a webhook; the secret is for a new one only. Whoever enables it takes back a pause. What waited while it was
-- paused or failing is tried at once.
-- $1 id, $2 region, $3 name, $4 url, $5 events, $6 enabled, $7 secret, $8 by, $9 their region, $10 now
with changed as (
  insert into webhooks (id, region, name, url, events, secret, enabled, created_by, creator_region, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $7, $6, $8, $9, $10, $10)
  on conflict (id) do update
  set name = excluded.name, url = excluded.url, events = excluded.events, enabled = excluded.enabled, updated_at = excluded.updated_at,
      paused_at = case when excluded.enabled then null else webhooks.paused_at end,
      failing_since = case when excluded.enabled then null else webhooks.failing_since end
  returning id
)
update webhook_deliveries d set not_before = $10
from changed where d.webhook = changed.id and d.state = 'queued' and d.not_before > $10 and $6
