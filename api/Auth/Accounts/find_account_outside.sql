-- Whom the provider's claim names: the account that was linked to it, or the one whose login it is and that is linked to nothing else.
-- $1 the claim's value
select
  login, name, role, region, authority, official, password_hash, disabled, stamp, revision, failures, locked_until,
  must_change_password, totp_key, totp_on, cardinality(recovery_codes), external_id, signed_in_at,
  (select count(*)::int from passkeys p where p.login = users.login)
from users
where external_id = $1 or (login = $1 and external_id is null)
order by external_id is null
limit 1
