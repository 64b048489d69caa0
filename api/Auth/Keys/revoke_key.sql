-- $1 id, $2 login
update api_keys set revoked_at = now(), revoked_by = $2 where id = $1 and revoked_at is null
returning id, prefix, name, region, scopes, created_by, created_at, expires_at, revoked_at, revoked_by, used_at
