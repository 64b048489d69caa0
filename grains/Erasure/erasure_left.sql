-- Cases of a listed erasure that still have their resident, or an erasure that still runs.
-- $1 id, $2 cases (uuid[]), $3 marker of the erased
select
  (select count(*) from cases where id = any ($2) and resident_id <> $3),
  exists (select from erasures where id = $1 and state = 'running')
