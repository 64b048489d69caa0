-- $1 region and $2 id of the person, $3 only unread ones, $4 the last id seen or null, $5 how many
select id, region, person, kind, case_id, number, topic, authority, due_at, detail, at, read_at
from notifications
where region = $1 and person = $2 and (not $3 or read_at is null) and ($4::bigint is null or id < $4)
order by id desc
limit $5
