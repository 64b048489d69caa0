-- $1 region, $2 before, $3 limit
select version, at, changed_by, changed_by_name, configuration::text
from region_versions
where region = $1 and version < $2
order by version desc
limit $3
