-- Writes the outcomes of payloads: done, poison (a dead letter), or waiting again until a later time.
-- $1 ids (bigint[]), $2 states (text[]), $3 errors (text[]), $4 attempts (int[]), $5 not before (timestamptz[]), $6 now,
-- $7 outcomes (text[]), $8 published at (timestamptz[]), $9 whose payload is emptied (boolean[])
update inbox i
set state = s.state, error = s.error, attempts = s.attempts, not_before = s.not_before, outcome = s.outcome, published_at = s.published_at,
    payload = case when s.emptied then ''::bytea else i.payload end, settled_at = case when s.state = 'waiting' then null else $6 end
from unnest($1, $2, $3, $4, $5, $7, $8, $9) as s (id, state, error, attempts, not_before, outcome, published_at, emptied)
where i.id = s.id and i.state = 'waiting'
