-- The log of a webhook, newest first.
-- $1 webhook, $2 state or null, $3 the last id seen or null, $4 how many
select
  id, case_id, version, event, state, attempts, case when state = 'queued' then not_before end, response_code, error, took_ms, created_at,
  attempted_at, settled_at, body
from webhook_deliveries
where webhook = $1 and ($2::text is null or state = $2) and ($3::bigint is null or id < $3)
order by id desc
limit $4
