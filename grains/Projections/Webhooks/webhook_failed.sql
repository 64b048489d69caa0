-- $1 webhook, $2 now
update webhooks set failing_since = $2 where id = $1 and failing_since is null
