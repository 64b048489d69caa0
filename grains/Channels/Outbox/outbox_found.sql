-- The result of a check: sent under the network's id, queued again because it certainly never arrived, or no more checks.
-- $1 id, $2 state: sent, queued or unknown, $3 the network's id, $4 which check it was
update outbox
set state = $2, network_id = coalesce($3, network_id), look_at = null, reported = $2 = 'unknown' and reported,
    error = case when $2 = 'unknown' then error end
where id = $1 and state = 'unknown' and looks = $4
