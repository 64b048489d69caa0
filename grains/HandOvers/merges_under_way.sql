-- Merges of a region that are not over.
-- $1 region
select subject, into_id from hand_overs where region = $1 and kind = 'authority' and state in ('running', 'partial')
