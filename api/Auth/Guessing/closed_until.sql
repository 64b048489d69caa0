-- Until when signing in is closed for this login from this source; null: it is open.
-- $1 hash of the login, $2 source, $3 the source is an address and not the person's own device or session, $4 login, $5 now
select max(until) from sign_in_failures
where until > $5 and (
  (login_hash = $1 and source = $2)
  or ($3 and login_hash = ''::bytea and source = $2)
  or ($3 and login_hash = $1 and source = ''::bytea and not exists (select from sign_in_places p where p.login = $4 and p.source = $2)))
