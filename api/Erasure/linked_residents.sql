-- Who officials said is the same person as each of these residents.
-- $1 region or *, $2 networks, $3 authors of them
with recursive reach (root, id) as (
  select p.id, p.id
  from unnest($2::text[], $3::text[]) as r (network, author)
  join profiles p on p.network = r.network and p.author_id = r.author and ($1 = '*' or p.region = $1)
  union
  select r.root, case l.one when r.id then l.other else l.one end
  from reach r
  join profile_links l on l.one = r.id or l.other = r.id
  where l.state = 'linked'
)
select
  root.network, root.author_id,
  p.network, case p.network when 'form' then resident_handle(p.author_id) else p.author_id end, p.author_id, (array_agg(c.resident_name order by c.received_at desc))[1],
  count(*)::int, (count(*) filter (where c.status < 5 or c.status = 8))::int, (count(*) filter (where 'legal-hold' = any (c.tags)))::int, min(c.received_at), max(c.received_at)
from reach r
join profiles root on root.id = r.root
join profiles p on p.id = r.id
join profile_cases pc on pc.profile = p.id
join cases c on c.id = pc.case_id
where r.id <> r.root
group by root.network, root.author_id, p.network, p.author_id
order by max(c.received_at) desc
