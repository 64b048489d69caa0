-- Imports under way hold the file they read.
-- $1 channels
select exists (select from imports where state = 'running' and channel = any ($1))
