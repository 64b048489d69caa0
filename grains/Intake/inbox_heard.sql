-- What another body said of a case handed on to it: its number in place of a token, and that it is done ("delivered": asked no
-- more). Told to the thread again.
-- $1 channel, $2 that body's id, $3 the id it has from now on or null, $4 true: done
update outbox
set network_id = coalesce($3::text, network_id), state = case when $4 then 'delivered' else state end, error = case when $4 then null else error end, reported = false
where channel = $1 and network_id = $2 and state in ('sent', 'unknown', 'delivered') and ($3::text is not null or $4 and state <> 'delivered')
