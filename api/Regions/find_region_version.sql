-- $1 region, $2 version
select configuration::text from region_versions where region = $1 and version = $2
