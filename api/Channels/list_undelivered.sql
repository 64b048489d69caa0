-- Answers of a channel on their way or lost, newest first.
-- $1 channel, $2 the last id seen or null, $3 how many
select o.id, o.case_id, c.number, o.state, o.attempts, o.error, o.created_at,
  case o.state when 'queued' then o.not_before when 'unknown' then o.look_at end
from outbox o
join cases c on c.id = o.case_id
where o.channel = $1 and o.state in ('queued', 'sending', 'unknown', 'failed') and ($2::bigint is null or o.id < $2)
order by o.id desc
limit $3
