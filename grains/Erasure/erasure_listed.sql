-- What was erased by an erasure that was confirmed, without a word of whom.
-- $1 id
with erased as materialized (
  select case_id from erasure_cases where erasure = $1 and state = 'erased'
),
said as materialized (
  select m.thread, m.message, m.case_id
  from erased_messages m
  where m.case_id in (select case_id from erased)
),
talked as materialized (
  select t.fingerprint, t.ordinal from erased_threads t where t.fingerprint in (select thread from said)
)
select
  e.id, e.region, e.ground, e.requested_by, e.requested_at, e.confirmed_by, e.confirmed_at,
  array(select case_id from erased order by case_id),
  array(select fingerprint from talked order by fingerprint),
  array(select ordinal from talked order by fingerprint),
  array(select thread from said order by thread, message),
  array(select message from said order by thread, message),
  array(select case_id from said order by thread, message)
from erasures e
where e.id = $1 and e.confirmed_at is not null
