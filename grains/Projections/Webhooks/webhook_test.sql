-- $1 webhook, $2 body, $3 now, $4 the test's name
insert into webhook_deliveries (webhook, event, body, not_before, created_at) values ($1, $4, $2, $3, $3) returning id
