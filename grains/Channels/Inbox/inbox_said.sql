-- What was said in a thread, the latest first: what a reply repeats of it is shown folded.
-- $1 thread
select text
from messages
where thread = $1 and direction in (0, 1)
order by published_at desc
limit 100
