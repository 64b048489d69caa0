-- Whom the provider's identity is bound to.
-- $1 issuer, $2 subject
select login from users where identity_issuer = $1 and identity_subject = $2
