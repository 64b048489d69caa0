-- Queues a settled delivery again, with all of its attempts.
-- $1 webhook, $2 delivery, $3 now
update webhook_deliveries
set state = 'queued', attempts = 0, not_before = $3, settled_at = null, error = null, response_code = null
where webhook = $1 and id = $2 and state in ('delivered', 'failed', 'dropped')
