-- What residents wrote in a thread, newest first: a network repeats what is recent.
-- $1 thread
select m.external_id, m.case_id, m.edited_at
from messages m
where m.thread = $1 and m.direction = 0
order by m.published_at desc
limit 500
