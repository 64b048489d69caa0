-- $1 id, $2 when it was shown, or null
update sessions set second_factor_at = $2 where id = $1
