-- Notices of projected events; one that is stored already is not repeated, and none is of a kind that its person does without.
-- $1..$12 region, person, kind, case, its region, number, version, topic, authority, due, detail, at
insert into notifications (region, person, kind, case_id, case_region, number, version, topic, authority, due_at, detail, at)
select * from unnest(
  $1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::bigint[], $7::int[], $8::text[], $9::text[], $10::timestamptz[], $11::text[],
  $12::timestamptz[]) as n (region, person, kind, case_id, case_region, number, version, topic, authority, due_at, detail, at)
where not exists (
  select from notification_settings s where s.region = n.region and s.person = n.person and n.kind = any(s.muted))
on conflict do nothing
returning id, region, person, kind, case_id, number, topic, authority, due_at, detail, at, read_at
