-- Holds every append to the case until the erasure is written; no row when it is not in this thread.
-- $1 case, $2 thread
select number from cases where id = $1 and thread = $2 for update
