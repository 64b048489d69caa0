-- The resident's own messages of a case, in their order, and whether each came by the form.
-- $1 case
select external_id, text, published_at, seen_at, split_part(thread, '/', 1) like '%-form'
from messages where case_id = $1 and direction = 0 order by published_at, version
