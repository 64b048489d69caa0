-- Counts failures of a login and a source. Each full limit closes them, each time for twice as long; what is older than a day is deleted.
-- $1 hash of the login, $2 source, $3 how many failures this is, $4 the limit, $5 now, $6 counted since then, $7 shortest and $8 longest closing
with forgotten as (
  delete from sign_in_failures
  where (login_hash, source) in (
    select login_hash, source from sign_in_failures
    where at < $5 - interval '1 day' and (login_hash, source) <> ($1, $2)
    limit 100 for update skip locked)
)
insert into sign_in_failures as f (login_hash, source, failures, until, at)
values ($1, $2, $3, case when $3 >= $4 then $5 + $7 end, $5)
on conflict (login_hash, source) do update
set failures = case when f.at < $6 then 0 else f.failures end + $3,
    until = case
      when (case when f.at < $6 then 0 else f.failures end + $3) / $4 > case when f.at < $6 then 0 else f.failures end / $4
      then $5 + least($8, $7 * power(2, least(10, (case when f.at < $6 then 0 else f.failures end + $3) / $4 - 1)))
      else f.until
    end,
    at = $5
returning failures
