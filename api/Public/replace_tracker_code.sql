-- A new code beside one of before, whose time runs from its first replacement.
-- $1 digest of the new code, $2 thread, $3 digest of the former one
with former as (
  insert into tracker_codes (code_hash, thread, replaced_at) values ($3, $2, now()) on conflict (code_hash) do nothing
)
insert into tracker_codes (code_hash, thread) values ($1, $2)
