-- Blocks a case's sender, again or for another term. The case's row is locked: an erasure comes before this or after it, and finds the block.
-- $1 case, $2 reason, $3 official, $4 their name, $5 now, $6 until
with about as (
  select id, region, channel, network, resident_id from cases where id = $1 for share
)
insert into sender_blocks (region, channel, network, author_id, case_id, reason, blocked_by, blocked_by_name, blocked_at, until)
select region, channel, network, resident_id, id, $2, $3, $4, $5, $6 from about where resident_id <> '[erased]'
on conflict on constraint sender_blocks_sender do update
set case_id = excluded.case_id, reason = excluded.reason, blocked_by = excluded.blocked_by, blocked_by_name = excluded.blocked_by_name,
    blocked_at = excluded.blocked_at, until = excluded.until, ended_by = null, ended_by_name = null, ended_at = null
