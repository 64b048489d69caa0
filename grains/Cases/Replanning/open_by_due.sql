-- Open cases of a region with a deadline, the nearest first, after the last one seen. A deadline that the recomputation moves
-- later is read once more; the command's id makes that harmless.
-- $1 region, $2 due_at and $3 id of the last one seen, $4 how many
select id, thread, due_at from cases where region = $1 and status < 5 and (due_at, id) > ($2, $3) order by due_at, id limit $4
