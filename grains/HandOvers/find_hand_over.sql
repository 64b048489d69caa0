-- $1 id
select id, region, kind, subject, into_id, reason, by_id, by_name, login, state, moved_at from hand_overs where id = $1
