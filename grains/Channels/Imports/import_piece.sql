-- A piece of the file.
-- $1 id, $2 first byte (from 1), $3 bytes
select substring(content from $2 for $3) from imports where id = $1
