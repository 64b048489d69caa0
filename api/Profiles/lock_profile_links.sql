-- Decisions of a region are made one after another: what is decided depends on what was decided.
-- $1 region
select pg_advisory_xact_lock(hashtextextended('profile-links:' || $1, 0))
