-- Some thousands at a time.
-- $1 digests before, $2 notices before
with digests_gone as (
  delete from digests where id in (select id from digests where created_at < $1 limit 5000)
)
delete from notifications where id in (select id from notifications where at < $2 limit 5000)
