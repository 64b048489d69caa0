-- Begins an erasure of the list again in a database that does not know that it was done. Its digests come first: what networks deliver again stays
-- erased, also what this database never had. Whom it is about is read from its cases; a night's retention is about nobody.
-- $1 id, $2 region, $3 ground, $4 basis, $5 who asked, $6 when, $7 who confirmed, $8 when, $9 cases (uuid[]), $10 threads (uuid[]), $11 their ordinals (int[]),
-- $12 threads of messages (uuid[]), $13 messages (bigint[]), $14 their cases (uuid[]), $15 marker of the erased
with fenced as (
  insert into erased_threads (fingerprint, ordinal) select * from unnest($10::uuid[], $11::int[])
  on conflict (fingerprint) do update set ordinal = greatest(erased_threads.ordinal, excluded.ordinal)
),
known as (
  insert into erased_messages (thread, message, case_id) select * from unnest($12::uuid[], $13::bigint[], $14::uuid[])
  on conflict do nothing
),
listed as materialized (
  select c.id, c.thread, c.network, c.resident_id from cases c where c.id = any ($9)
),
about as (
  select jsonb_build_object('network', network, 'authorId', resident_id, 'words', '[]'::jsonb, 'channels', '[]'::jsonb) as subject
  from listed
  where $3 <> 'retention' and resident_id <> $15
  order by id
  limit 1
),
begun as (
  insert into erasures (id, region, ground, basis, subject, state, requested_by, requested_at, confirmed_by, confirmed_at)
  select $1, $2, $3, $4, (select subject from about), 'running', $5, $6, $7, $8
  on conflict (id) do update
  set state = 'running', confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at, subject = coalesce(erasures.subject, excluded.subject)
  where erasures.state = 'requested'
  returning id
),
taken as (
  insert into erasure_cases (erasure, case_id, thread) select begun.id, listed.id, listed.thread from begun, listed
  on conflict do nothing
)
select count(*) from begun
