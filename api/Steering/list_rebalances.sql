-- A person's batches of moves that are young enough to be taken back, and what took them back; or one of them, whatever its age.
-- $1 login, $2 one batch or null, $3 how long they can be taken back
select j.id, j.state, j.created_at, j.created_at > now() - $3, u.id
from bulk_jobs j
left join bulk_jobs u on u.reverts = j.id
where j.login = $1 and j.action = 'hand-over' and j.reverts is null
  and case when $2::uuid is null then j.created_at > now() - $3 else j.id = $2 end
order by j.created_at desc
limit 5
