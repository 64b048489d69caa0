-- One delivery for each event and each subscription of the region that wants it, in the order of each case's events.
-- $1 region, $2 now, $3..$6 case, version, event, body
with queued as (
  insert into webhook_deliveries (webhook, case_id, version, event, body, not_before, created_at)
  select w.id, e.case_id, e.version, e.event, e.body, $2, $2
  from unnest($3::uuid[], $4::int[], $5::text[], $6::text[]) as e (case_id, version, event, body)
  join webhooks w on w.region = $1 and w.enabled and w.events && array[e.event, '*']
  order by e.case_id, e.version
  on conflict do nothing
  returning webhook
)
select distinct webhook from queued
