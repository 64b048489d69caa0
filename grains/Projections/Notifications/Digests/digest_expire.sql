-- $1 region, $2 now
update digests set state = 'unknown', settled_at = $2, error = 'sender-died' where region = $1 and state = 'sending' and lease_until < $2
