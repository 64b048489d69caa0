-- $1 node, $2 category, $3 level, $4 for how long; nulls end it.
update nodes set log_category = $2, log_level = $3, log_until = now() + $4 where id = $1 and seen_at > now() - interval '1 hour' returning id
