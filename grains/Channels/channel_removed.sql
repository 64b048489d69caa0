-- $1 channel
delete from channels where id = $1
