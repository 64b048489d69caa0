-- $1 hand-over, $2 when
update hand_overs set moved_at = $2 where id = $1 and moved_at is null
