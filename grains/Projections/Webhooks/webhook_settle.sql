-- Only by whoever made the attempt: another activation, alive by mistake, has its own.
-- $1 delivery, $2 owner, $3 state, $4 not before, $5 status, $6 error, $7 milliseconds, $8 now
update webhook_deliveries
set state = $3, not_before = $4, response_code = $5, error = $6, took_ms = $7, lease_owner = null, settled_at = case when $3 = 'queued' then null else $8 end
where id = $1 and lease_owner = $2
