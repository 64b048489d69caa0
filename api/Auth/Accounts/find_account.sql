-- $1 login
select
  login, name, role, region, authority, official, password_hash, disabled, stamp, revision, failures, locked_until,
  must_change_password, totp_key, totp_on, cardinality(recovery_codes), external_id, signed_in_at,
  (select count(*)::int from passkeys p where p.login = users.login)
from users
where login = $1
