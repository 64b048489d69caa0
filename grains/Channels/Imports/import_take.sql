-- An import and its position.
-- $1 id
select channel, region, format, line, accepted, duplicates, rejected, octet_length(content), created_at
from imports where id = $1 and state = 'running'
