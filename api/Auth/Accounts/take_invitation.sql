-- Binds the invited account and uses the invitation up. $1 hash of the token, $2 issuer, $3 subject, $4 now
with taken as (
  delete from identity_invitations where token_hash = $1 and expires_at > $4 returning login
)
update users set identity_issuer = $2, identity_subject = $3, identity_bound_at = $4, access_given_at = $4, revision = revision + 1
where login in (select login from taken) and identity_subject is null and not disabled
returning login
