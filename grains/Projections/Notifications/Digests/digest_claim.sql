-- Only one that was certainly not taken by the mail server ("waiting") is begun again.
-- $1 region, $2 person, $3 e-mail, $4 covers from, $5 to, $6 lease until, $7 now
insert into digests (region, person, email, covers_from, covers_to, state, lease_until, created_at)
values ($1, $2, $3, $4, $5, 'sending', $6, $7)
on conflict (region, person, covers_to) do update
set state = 'sending', attempts = digests.attempts + 1, lease_until = excluded.lease_until, email = excluded.email
where digests.state = 'waiting'
returning id
