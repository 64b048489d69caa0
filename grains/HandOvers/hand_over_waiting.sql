-- $1 hand-over, $2 how many
select i.case_id, c.thread, i.number, i.what, i.authority, i.official, i.revision
from hand_over_items i
join cases c on c.id = i.case_id
where i.hand_over = $1 and i.state = 'waiting'
order by i.number, i.what
limit $2
