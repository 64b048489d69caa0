-- $1 region, or null for all
select
  login, name, role, region, authority, official, password_hash, disabled, stamp, revision, failures, locked_until,
  must_change_password, totp_key, totp_on, cardinality(recovery_codes), external_id, signed_in_at,
  (select count(*)::int from passkeys p where p.login = users.login)
from users
where $1::text is null or region = $1
order by disabled, name, login
