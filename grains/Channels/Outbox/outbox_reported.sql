-- Marks outcomes the threads have received. A later correction of the state is reported again.
-- $1 ids (bigint[]), $2 states reported (text[])
update outbox o set reported = true
from unnest($1, $2) as s (id, state)
where o.id = s.id and o.state = s.state
