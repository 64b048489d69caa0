-- $1 digest of the secret, $2 now
update contractor_links set opened_at = coalesce(opened_at, $2), last_opened_at = $2, opens = opens + 1 where token_hash = $1
