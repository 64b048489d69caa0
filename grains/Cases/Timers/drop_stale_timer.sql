-- A row the case no longer knows (its rules said so); the serial keeps a newer row safe.
-- $1 case, $2 kind, $3 serial
delete from deadlines where case_id = $1 and kind = $2 and serial = $3
