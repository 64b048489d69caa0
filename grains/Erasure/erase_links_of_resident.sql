-- Takes back who else the resident was said to be or not to be, also where a case stays by a legal hold.
-- $1 erasure, $2 region or *, $3 networks, $4 authors of them
with gone as (
  delete from profile_links l
  using profiles p
  where p.id in (l.one, l.other) and (p.network, p.author_id) in (select * from unnest($3::text[], $4::text[])) and ($2 = '*' or p.region = $2)
  returning 1
)
insert into erasure_rows (erasure, table_name, rows)
select $1, 'profile_links', count(*) from gone having count(*) > 0
on conflict (erasure, table_name) do update set rows = erasure_rows.rows + excluded.rows
