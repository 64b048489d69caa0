-- A hand-over and what it is about; the same id again changes nothing.
-- $1 id, $2 region, $3 kind, $4 subject, $5 its name, $6 into or null, $7 reason, $8 who in the journal, $9 name, $10 login, $11 total,
-- $12 cases, $13 what, $14 numbers, $15 authorities, $16 officials, $17 revisions
with put as (
  insert into hand_overs (id, region, kind, subject, subject_name, into_id, reason, by_id, by_name, login, total)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict do nothing
  returning id
)
insert into hand_over_items (hand_over, case_id, what, number, authority, official, revision)
select put.id, i.case_id, i.what, i.number, i.authority, i.official, i.revision
from put, unnest($12::uuid[], $13::text[], $14::bigint[], $15::text[], $16::text[], $17::int[]) as i (case_id, what, number, authority, official, revision)
