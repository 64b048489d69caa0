-- A case of others has forgotten an erased one; where it waited, the words may have been passed on. The index follows by itself.
-- $1 erasure, $2 case, $3 about, $4 through, $5 cases it waited in (uuid[]), $6 how many events were overwritten
with settled as (
  update erasure_related set done = true where erasure = $1 and case_id = $2 and about = $3 and through = $4
),
passed_on as (
  insert into erasure_related (erasure, case_id, about, through)
  select $1, case_id, $3, $2 from unnest($5::uuid[]) as case_id where case_id <> $3
  on conflict do nothing
)
insert into erasure_rows (erasure, table_name, rows)
select $1, 'case_events', $6 where $6 > 0
on conflict (erasure, table_name) do update set rows = erasure_rows.rows + excluded.rows
