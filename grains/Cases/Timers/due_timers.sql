-- Due timers of one shard, the longest due first.
-- $1 shard, $2 now, $3 how many
select case_id, kind, serial, thread, due_at from deadlines where shard = $1 and due_at <= $2 order by due_at limit $3
