-- $1 region, or null for all
select id, region, name, url, events, enabled, paused_at, failing_since, old_secret_until, created_at
from webhooks where $1::text is null or region = $1
order by region, name, id
