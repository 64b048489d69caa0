-- $1 region
select id, region, authority, version, title, text, kind, topics, statuses, used, changed_by, changed_at
from templates
where region = $1 and not deleted
order by title, id
