-- An account is bound once. $1 login, $2 issuer, $3 subject, $4 now
with invited as (
  delete from identity_invitations where login = $1
)
update users set identity_issuer = $2, identity_subject = $3, identity_bound_at = $4, access_given_at = $4, revision = revision + 1
where login = $1 and identity_subject is null
returning login
