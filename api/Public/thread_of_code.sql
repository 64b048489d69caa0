-- The thread a code opens, and whether the code is to be replaced.
-- $1 digest of the code, $2 the thread a code of before names or null, $3 how long a replaced code still works
select thread, false from tracker_codes where code_hash = $1 and replaced_at is null
union all
select $2, true
where exists (select from cases where thread = $2)
  and not exists (select from tracker_codes where code_hash = $1 and replaced_at < now() - $3::interval)
limit 1
