-- Deleted ones stay: answers that began with them are counted, versions can be read.
-- $1 id, $2 who
update templates set deleted = true, version = version + 1, changed_by = $2, changed_at = now() where id = $1 and not deleted
