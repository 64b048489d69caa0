-- A request that came through this channel: where its thread is and who wrote it.
-- $1 region, $2 channel, $3 number
select thread, resident_id, resident_name, id from cases
where region = $1 and channel = $2 and number = $3 and thread not like '%/erased:%'
