-- Before accounts were bound by issuer and subject, an administrator could enter the subject itself: such a link holds, and is bound now.
-- $1 issuer, $2 subject, $3 now
update users set identity_issuer = $1, identity_subject = $2, identity_bound_at = $3
where external_id = $2 and identity_subject is null
returning login
