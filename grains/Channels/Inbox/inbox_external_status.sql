-- What an external organisation reported of a forwarded case: its number in place of a token, that it is done ("delivered"), or open again
-- ("sent"). Reported to the thread again.
-- $1 channel, $2 the organisation's id, $3 the id it has from now on or null, $4 true: done, $5 true: open again if it was done
update outbox
set network_id = coalesce($3::text, network_id), reported = false, error = case when $4 then null else error end,
    state = case when $4 then 'delivered' when $5 and state = 'delivered' then 'sent' else state end
where channel = $1 and network_id = $2 and state in ('sent', 'unknown', 'delivered')
  and ($3::text is not null or $4 and state <> 'delivered' or $5 and state = 'delivered')
