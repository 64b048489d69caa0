-- Removes the blocks of a resident, those made from cases that stay by a legal hold too.
-- $1 region or *, $2 network, $3 author
delete from sender_blocks where network = $2 and author_id = $3 and ($1 = '*' or region = $1)
