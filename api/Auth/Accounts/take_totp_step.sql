-- A code is taken once, and none older than it after it. Returns a row when this one is taken. $1 login, $2 the code's time step
update users set totp_step = $2 where login = $1 and totp_step < $2 returning login
