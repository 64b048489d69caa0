-- $1 prefix, $2 hash, $3 name, $4 region, $5 scopes, $6 login of its maker, $7 expires at
insert into api_keys (prefix, hash, name, region, scopes, created_by, expires_at)
values ($1, $2, $3, $4, $5, $6, $7)
returning id, prefix, name, region, scopes, created_by, created_at, expires_at, revoked_at, revoked_by, used_at
