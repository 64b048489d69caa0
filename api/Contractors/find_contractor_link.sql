-- $1 digest of the secret
select link, case_id from contractor_links where token_hash = $1
