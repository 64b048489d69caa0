-- The live figures as they stood at some moments; no figures where none were kept shortly before.
-- $1 region, $2 moments
select s.open, s.unclaimed, s.in_work, s.waiting, s.unrouted, s.overdue, s.due_hour, s.due_four, s.awaiting, s.trouble
from unnest($2::timestamptz[]) with ordinality as w (at, place)
left join lateral (
  select * from board_snapshots b where b.region = $1 and b.at <= w.at and b.at > w.at - interval '20 minutes' order by b.at desc limit 1
) s on true
order by w.place
