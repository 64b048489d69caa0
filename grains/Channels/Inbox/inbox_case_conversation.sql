-- The conversation of a case, if it is this author's on this channel.
-- $1 number, $2 channel, $3 author
select substr(thread, length($2) + 2) from cases where number = $1 and channel = $2 and resident_id = $3
