-- Blocks in force and those that still keep messages back, the next to end first; 500 at most.
-- $1 region or *, $2 now
select *
from (
  select
    b.blocked_at, b.until, b.reason, b.blocked_by_name, b.ended_at, b.ended_by_name, (select count(*)::int from inbox i where i.held_by = b.id and i.state = 'held') as held,
    b.region, c.id, c.number, c.resident_name, b.network, b.channel
  from sender_blocks b
  join cases c on c.id = b.case_id
  where $1 = '*' or b.region = $1
) as known
where ended_at is null and until > $2 or held > 0
order by until
limit 500
