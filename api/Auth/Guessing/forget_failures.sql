-- The right password after wrong ones: what this source failed at is forgotten, and its address has one login less that it failed at.
-- $1 hash of the login, $2 source
with forgotten as (
  delete from sign_in_failures where login_hash = $1 and source = $2 returning source
)
update sign_in_failures set failures = greatest(0, failures - 1) where login_hash = ''::bytea and source in (select source from forgotten)
