-- $1 login
select
  login, name, role, region, authority, official, password_hash, disabled, stamp, revision,
  (select max(until) from sign_in_failures f where f.login_hash = sha256(convert_to(users.login, 'UTF8')) and f.until > now()),
  must_change_password, totp_key, totp_on, cardinality(recovery_codes), signed_in_at,
  (select count(*)::int from passkeys p where p.login = users.login),
  created_by, access_given_at, official_shared, identity_issuer, identity_subject, identity_bound_at,
  (select expires_at from identity_invitations i where i.login = users.login and i.expires_at > now()),
  (select count(*)::int from user_roles r where r.login = users.login)
from users
where login = $1
