-- $1 webhook, $2 now
with paused as (
  update webhooks set paused_at = $2 where id = $1 and paused_at is null
  returning creator_region, created_by, name, region
)
insert into notifications (region, person, kind, case_region, detail, at)
select creator_region, created_by, 'webhook-paused', region, name, $2 from paused
