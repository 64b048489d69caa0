-- Cases that still speak of erased ones, with where each is now.
-- $1 erasure, $2 how many
select r.case_id, c.thread, r.about, a.thread, r.through
from erasure_related r
join cases c on c.id = r.case_id
join cases a on a.id = r.about
where r.erasure = $1 and not r.done
order by r.case_id
limit $2
