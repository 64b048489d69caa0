-- The checkpoint of the region's projection, from where on people are notified, and the horizon: every transaction below it has ended.
-- $1 region
select f.checkpoint, s.told_from, pg_snapshot_xmin(pg_current_snapshot())
from following f cross join following_start s
where f.region = $1
