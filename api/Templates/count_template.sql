-- $1 id, $2 region of the case
update templates set used = used + 1 where id = $1 and region = $2
