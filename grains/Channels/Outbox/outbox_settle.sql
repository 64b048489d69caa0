-- Writes the outcomes of attempts. A certain outcome that comes after its lease ended still corrects "unknown".
-- $1 ids (bigint[]), $2 states (text[]), $3 the network's ids (text[]), $4 errors (text[]), $5 not before (timestamptz[]),
-- $6 owner, $7 attempts (int[]), $8 when an unknown outcome is checked for; null: it cannot be, $9 the numbers within their conversations (text[])
update outbox o
set state = s.state, network_id = coalesce(s.network_id, o.network_id), inner_id = coalesce(s.inner_id, o.inner_id), error = s.error, not_before = s.not_before,
    lease_until = null, reported = false, look_at = case when s.state = 'unknown' then $8::timestamptz end
from unnest($1, $2, $3, $4, $5, $7, $9::text[]) as s (id, state, network_id, error, not_before, attempts, inner_id)
where o.id = s.id and o.lease_owner = $6 and o.attempts = s.attempts
  and (o.state = 'sending' or o.state = 'unknown' and s.state <> 'queued')
