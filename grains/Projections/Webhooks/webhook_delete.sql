-- $1 webhook
with gone as (delete from webhook_deliveries where webhook = $1)
delete from webhooks where id = $1
