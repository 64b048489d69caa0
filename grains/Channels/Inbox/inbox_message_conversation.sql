-- The conversation that holds a message, of those that begin alike: what follows the colon is each resident's own.
-- A range of the primary key, in a database whose texts are ordered by their bytes (locale C or C.UTF-8).
-- $1 channel, $2 the threads' beginning with its colon, $3 the first text behind all of them, $4 the network's id of the message
select substr(thread, length($1) + 2)
from messages
where thread >= $2 and thread < $3 and external_id = $4 and direction = 0
limit 1
