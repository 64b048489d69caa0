-- Shards that have a due timer: one probe of the index for each.
-- $1 now, $2 how many shards there are
select s::smallint
from generate_series(0, $2 - 1) s
where exists (select 1 from deadlines d where d.shard = s::smallint and d.due_at <= $1)
