-- The case that was forwarded to an external organisation under this id.
-- $1 channel, $2 the organisation's id
select case_id, version, thread from outbox where channel = $1 and network_id = $2 order by id desc limit 1
