-- $1 webhook, $2 new secret, $3 until when the former one is valid, $4 now
update webhooks set old_secret = secret, old_secret_until = $3, secret = $2, updated_at = $4 where id = $1
