-- Every transaction below it has ended.
select pg_snapshot_xmin(pg_current_snapshot())
