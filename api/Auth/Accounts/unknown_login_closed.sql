-- $1 hash of the login, $2 now
select locked_until from unknown_logins where login_hash = $1 and locked_until > $2
