-- Saves progress; touches nothing when the import is no longer running: it was cancelled.
-- $1 id, $2 next record, $3 accepted, $4 duplicates, $5 rejected, $6 new errors (jsonb array), $7 state, $8 now
update imports
set line = $2, accepted = $3, duplicates = $4, rejected = $5, state = $7, updated_at = $8,
    lines = case when $7 = 'done' then $2 else greatest(lines, $2) end,
    -- Nobody reads it again, and it is full of names; the digest stays.
    content = case when $7 = 'running' then content else ''::bytea end,
    -- The first hundred tell what is wrong with a file; all of a million would only fill the row.
    errors = case when jsonb_array_length(errors) >= 100 then errors else errors || $6 end
where id = $1 and state = 'running'
