-- A case that was not erased by this erasure: held, gone (elsewhere), or erased before.
-- $1 id, $2 case, $3 state
update erasure_cases set state = $3, thread = null where erasure = $1 and case_id = $2 and state = 'waiting'
