-- $1 ids, $2 erasure
with gone as (
  delete from inbox where id = any ($1) and state <> 'waiting' returning 1
)
insert into erasure_rows (erasure, table_name, rows)
select $2, 'inbox', count(*) from gone having count(*) > 0
on conflict (erasure, table_name) do update set rows = erasure_rows.rows + excluded.rows
