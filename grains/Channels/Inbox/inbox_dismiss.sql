-- Dismisses a dead letter a person needs no more; it is forgotten with the others of its day.
-- $1 channel, $2 id, $3 now
update inbox
set state = 'done', outcome = 'dismissed', settled_at = $3
where channel = $1 and id = $2 and state = 'poison'
