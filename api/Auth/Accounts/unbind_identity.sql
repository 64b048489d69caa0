-- Takes back the invitation too. A former link must not bind again. $1 login
with invited as (
  delete from identity_invitations where login = $1
)
update users set identity_issuer = null, identity_subject = null, identity_bound_at = null, external_id = null, stamp = gen_random_uuid(), revision = revision + 1
where login = $1
