-- $1 hand-over
with again as (
  update hand_overs set state = 'running', error = null, finished_at = null where id = $1 and state = 'partial' returning id, kind
),
tried as (
  delete from hand_over_items i using again where i.hand_over = again.id and again.kind = 'authority' and i.state = 'refused'
)
update hand_over_items i set state = 'waiting', code = null, detail = null
from again
where i.hand_over = again.id and again.kind = 'official' and i.state = 'refused'
