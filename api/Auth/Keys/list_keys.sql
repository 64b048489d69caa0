-- $1 region, or null for all
select id, prefix, name, region, scopes, created_by, created_at, expires_at, revoked_at, revoked_by, used_at
from api_keys
where $1::text is null or region = $1
order by revoked_at is not null, created_at desc
