-- $1 webhook, $2 now
update webhook_deliveries set state = 'queued', lease_owner = null, error = 'sender-died'
where webhook = $1 and state = 'sending' and lease_until < $2
