-- Removes the blocks of a resident, those made from cases that stay by a legal hold too.
-- $1 region or *, $2 networks, $3 authors of them
delete from sender_blocks where (network, author_id) in (select * from unnest($2::text[], $3::text[])) and ($1 = '*' or region = $1)
