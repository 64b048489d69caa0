-- $1 region, or null for all
select login, name, role, region, authority, official, stamp from users where ($1::text is null or region = $1) and not disabled order by login
