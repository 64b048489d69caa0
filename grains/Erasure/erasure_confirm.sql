-- Agrees to what somebody else asked for.
-- $1 id, $2 who, $3 now
update erasures set state = 'running', confirmed_by = $2, confirmed_at = $3
where id = $1 and state = 'requested' and requested_by <> $2
