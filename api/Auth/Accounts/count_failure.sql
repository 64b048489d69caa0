-- Counts one more wrong password or code. $1 login
update users set failures = failures + 1 where login = $1 returning failures
