-- The latest case of a thread.
-- $1 thread
select id, number, status, due_at, overdue, version, authority from cases where thread = $1 order by ordinal desc limit 1
