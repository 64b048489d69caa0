-- Done when nothing waits; old jobs go, their notes are in the cases.
-- $1 job
with old as (
  delete from bulk_jobs where state <> 'running' and created_at < now() - interval '7 days'
)
update bulk_jobs set state = 'done', finished_at = now()
where id = $1 and state = 'running' and not exists (select from bulk_items where job = $1 and state = 'waiting')
