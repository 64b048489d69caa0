-- The block of a case's sender, in force or not, with how many messages it keeps back.
-- $1 case
select
  b.blocked_at, b.until, b.reason, b.blocked_by_name, b.ended_at, b.ended_by_name, (select count(*)::int from inbox i where i.held_by = b.id and i.state = 'held'),
  b.id, b.channel
from cases c
join sender_blocks b on b.channel = c.channel and b.network = c.network and b.author_id = c.resident_id
where c.id = $1
