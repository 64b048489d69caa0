-- The reason stands in the cases; of what is left over it is needed once more.
-- $1 hand-over, $2 why the configuration refused, or null
update hand_overs h
set state = ended.state, error = $2, finished_at = now(), reason = case when ended.state = 'done' then '' else h.reason end
from (
  select case when $2::text is not null or exists (select from hand_over_items where hand_over = $1 and state = 'refused') then 'partial' else 'done' end state
) ended
where h.id = $1 and h.state = 'running'
