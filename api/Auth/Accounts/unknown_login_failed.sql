-- Counts a failure of an unknown login as Identity counts those of an account: the last allowed one locks it and restarts the count.
-- $1 hash of the login, $2 now, $3 how many failures close it, $4 until when
with forgotten as (
  delete from unknown_logins where at < $2 - interval '1 day' and login_hash <> $1
)
insert into unknown_logins as u (login_hash, failures, at) values ($1, 1, $2)
on conflict (login_hash) do update
set failures = case when u.failures + 1 >= $3 then 0 else u.failures + 1 end,
    locked_until = case when u.failures + 1 >= $3 then $4 else u.locked_until end,
    at = $2
