-- Open cases of a region with a deadline. Counted once at the beginning of a recomputation.
-- $1 region
select count(*) from cases where region = $1 and status < 5 and due_at is not null
