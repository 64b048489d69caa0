-- $1 digest of the secret, $2 link, $3 case, $4 region
insert into contractor_links (token_hash, link, case_id, region) values ($1, $2, $3, $4)
