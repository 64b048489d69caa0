-- The case an address was asked for, and whether it was given by this very question.
-- $1 case, $2 id the answer's message has
select
  number, region, channel, network, thread, resident_id, resident_name, status,
  exists (select from messages m where m.thread = cases.thread and m.external_id = $2)
from cases
where id = $1
