-- Open cases of a region received since a moment, the oldest first, after the last one seen.
-- $1 region, $2 received_at and $3 id of the last one seen, $4 how many
select id, thread, received_at from cases where region = $1 and status < 5 and (received_at, id) > ($2, $3) order by received_at, id limit $4
