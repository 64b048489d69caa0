-- $1 job, $2 owner, $3 lease
update bulk_jobs set lease_until = now() + $3 where id = $1 and lease_owner = $2 and state = 'running'
