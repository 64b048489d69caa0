-- $1 id
select id, channel, region, name, state, lines, accepted, duplicates, rejected, errors::text, line, created_at, updated_at
from imports where id = $1
