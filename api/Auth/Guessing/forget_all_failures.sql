-- $1 hash of the login
delete from sign_in_failures where login_hash = $1
