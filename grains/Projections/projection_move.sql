-- Moves the checkpoint, unless another activation has moved it: then no row, and nothing of this batch is kept.
-- $1 region, $2 checkpoint the batch was read at, $3 the next one
update following set checkpoint = $3, moved_at = now() where region = $1 and checkpoint = $2
