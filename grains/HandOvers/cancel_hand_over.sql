-- What is under way at this moment is still finished. A merge is not cancelled: people and rules have moved.
-- $1 hand-over
with ended as (
  update hand_overs set state = 'cancelled', finished_at = now(), reason = '' where id = $1 and kind = 'official' and state in ('running', 'partial') returning id
),
left_alone as (
  update hand_over_items i set state = 'cancelled' from ended where i.hand_over = ended.id and i.state = 'waiting'
)
select count(*) from ended
