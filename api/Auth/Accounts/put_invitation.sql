-- One invitation an account: a new one takes the place of the former. $1 login, $2 hash of the token, $3 administrator, $4 now, $5 until when
with given as (
  update users set access_given_at = $4, revision = revision + 1 where login = $1
)
insert into identity_invitations (login, token_hash, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5)
on conflict (login) do update
set token_hash = excluded.token_hash, created_by = excluded.created_by, created_at = excluded.created_at, expires_at = excluded.expires_at
