-- $1 owner, $2 lease
update bulk_jobs set lease_until = now() + $2, lease_owner = $1
where id = (
  select id from bulk_jobs where state = 'running' and lease_until < now() order by created_at limit 1 for update skip locked)
returning id, region, login, action, arguments::text, reverts
