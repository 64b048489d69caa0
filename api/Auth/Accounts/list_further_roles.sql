-- $1 region, or null for all
select login, region, role, authority, official from user_roles where $1::text is null or region = $1 order by login, region
