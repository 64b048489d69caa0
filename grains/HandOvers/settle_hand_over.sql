-- $1 hand-over, $2 cases, $3 what, $4 numbers, $5 authorities, $6 officials, $7 codes of refusals, $8 details
insert into hand_over_items (hand_over, case_id, what, number, authority, official, state, code, detail)
select $1, s.case_id, s.what, s.number, s.authority, s.official, case when s.code is null then 'done' else 'refused' end, s.code, s.detail
from unnest($2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[]) as s (case_id, what, number, authority, official, code, detail)
on conflict (hand_over, case_id, what) do update set state = excluded.state, code = excluded.code, detail = excluded.detail
