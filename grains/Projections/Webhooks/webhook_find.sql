-- $1 webhook
select region, name, url, events, enabled, paused_at, failing_since, old_secret_until, created_at, secret, old_secret from webhooks where id = $1
