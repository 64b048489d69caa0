-- $1 now
select id from webhooks w
where enabled and paused_at is null and exists (
  select from webhook_deliveries d
  where d.webhook = w.id and ((d.state = 'queued' and d.not_before <= $1) or (d.state = 'sending' and d.lease_until < $1)))
