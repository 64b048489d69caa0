-- The resident's own messages of a case, in their order, whether each came by the form, and whether it was taken back.
-- $1 case
select external_id, text, published_at, seen_at, split_part(thread, '/', 1) like '%-form', deleted_at is not null
from messages where case_id = $1 and direction = 0 order by published_at, version
