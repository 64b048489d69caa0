-- Removes what was kept back by blocks that are gone. Run behind their removal in its transaction: it sees what was held meanwhile.
-- $1 erasure
with gone as (
  delete from inbox i
  where i.state = 'held' and not exists (select from sender_blocks b where b.id = i.held_by)
  returning 1
)
insert into erasure_rows (erasure, table_name, rows)
select $1, 'inbox', count(*) from gone having count(*) > 0
on conflict (erasure, table_name) do update set rows = erasure_rows.rows + excluded.rows
