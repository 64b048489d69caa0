-- $1 digest of the code, $2 thread
insert into tracker_codes (code_hash, thread) values ($1, $2)
