-- $1 login, $2 one job or null for those of the last day, $3 region
select
  j.id, j.action, j.state, j.total,
  (count(*) filter (where i.state = 'done'))::int,
  (count(*) filter (where i.state = 'refused'))::int,
  j.created_at
from bulk_jobs j
join bulk_items i on i.job = j.id
where j.login = $1 and j.region = $3 and case when $2::uuid is null then j.created_at > now() - interval '1 day' else j.id = $2 end
group by j.id
order by j.created_at desc
limit 10
