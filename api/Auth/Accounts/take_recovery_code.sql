-- Uses a code up. Returns how many are left, or no row when it is none of theirs. $1 login, $2 the code's hash
update users set recovery_codes = array_remove(recovery_codes, $2)
where login = $1 and $2 = any (recovery_codes)
returning cardinality(recovery_codes)
