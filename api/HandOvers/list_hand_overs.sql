-- Of the last thirty days, the latest first.
-- $1 region, $2 one of them or null
select
  h.id, h.kind, h.subject, h.subject_name, h.into_id, h.by_name, h.state, h.error, h.created_at, h.finished_at, h.total,
  (select count(*)::int from hand_over_items i where i.hand_over = h.id and i.state = 'done'),
  (select count(*)::int from hand_over_items i where i.hand_over = h.id and i.state = 'refused'),
  h.moved_at is not null
from hand_overs h
where h.region = $1 and case when $2::uuid is null then h.created_at > now() - interval '30 days' else h.id = $2 end
order by h.created_at desc
limit 50
