-- What cases tell of who wrote them: the resident's words and ours, in the order of time. Notes are not read.
-- $1 cases
select c.id, c.region, c.network, c.resident_id, c.resident_name, c.address, m.direction, m.text, m.folds::text
from cases c
left join messages m on m.case_id = c.id and m.direction in (0, 1) and m.deleted_at is null
where c.id = any($1) and c.resident_id <> '[erased]'
order by c.id, m.published_at, m.version
