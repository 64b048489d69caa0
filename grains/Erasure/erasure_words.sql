-- What the resident is called and wrote, from which names, numbers and addresses of mail are taken, and through which channels.
-- $1 id
select c.resident_name, c.channel, m.text
from erasure_cases x
join cases c on c.id = x.case_id
left join messages m on m.case_id = c.id and m.direction = 0
where x.erasure = $1 and x.state = 'waiting'
