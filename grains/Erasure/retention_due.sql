-- Ended cases over their term, oldest first: the rule with more conditions wins, then the later one.
-- $1 region, $2 rule ids, $3 days, $4 networks, $5 topics, $6 kinds (null in them: any), $7 now, $8 marker of the erased, $9 hold tag,
-- $10 how many
with rules as (
  select * from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::smallint[]) with ordinality as r (id, days, network, topic, kind, place)
)
select c.id, c.thread, r.id, coalesce($9 = any (c.tags), false)
from cases c
cross join lateral (
  select id, days
  from rules
  where (network is null or network = c.network) and (topic is null or topic = c.topic) and (kind is null or kind = c.kind)
  order by (network is not null)::int + (topic is not null)::int + (kind is not null)::int desc, place desc
  limit 1
) as r
where c.region = $1 and c.status in (6, 7) and c.resident_id <> $8
  and c.updated_at < $7 - make_interval(days => (select min(days) from rules))
  and c.updated_at < $7 - make_interval(days => r.days)
  -- Its erasure removes the block of its sender with what is held: not before the block's term is over.
  and not exists (select from sender_blocks b where b.case_id = c.id and b.until > $7 and b.ended_at is null)
order by c.updated_at
limit $10
