-- What is under way at this moment is still finished; its result is written beside the cancelled ones.
-- $1 job, $2 login, $3 region
with job as (
  update bulk_jobs set state = 'cancelled', finished_at = now() where id = $1 and login = $2 and region = $3 and state = 'running' returning id
)
update bulk_items i set state = 'cancelled' from job where i.job = job.id and i.state = 'waiting'
