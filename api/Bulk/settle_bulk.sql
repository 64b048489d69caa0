-- $1 job, $2 ordinals, $3 states, $4 numbers, $5 codes, $6 details
update bulk_items i set state = s.state, number = s.number, code = s.code, detail = s.detail
from unnest($2, $3, $4, $5, $6) as s (ordinal, state, number, code, detail)
where i.job = $1 and i.ordinal = s.ordinal
