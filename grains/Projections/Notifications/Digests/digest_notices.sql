-- $1 region, $2 person, $3 from, $4 to, $5 how many; the last column is how many there are
select id, region, person, kind, case_id, number, topic, authority, due_at, detail, at, read_at, (count(*) over ())::int
from notifications
where region = $1 and person = $2 and at >= $3 and at < $4
order by kind = 'escalated' desc, id desc
limit $5
