-- A key in force, and a note that it was used, at most one a minute. $1 hash of the key
with found as (
  select id, prefix, name, region, scopes, created_by, created_at, expires_at, revoked_at, revoked_by, used_at from api_keys where hash = $1 and revoked_at is null and expires_at > now()
), noted as (
  update api_keys set used_at = now()
  where id = (select id from found) and (used_at is null or used_at < now() - interval '1 minute')
)
select id, prefix, name, region, scopes, created_by, created_at, expires_at, revoked_at, revoked_by, used_at from found
