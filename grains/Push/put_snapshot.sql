-- The live figures of a region at a quarter of an hour; those of more than two weeks ago go.
-- $1 region, $2 moment, $3 open, $4 unclaimed, $5 in work, $6 waiting, $7 unrouted, $8 overdue, $9 due within the hour, $10 within four,
-- $11 awaiting confirmation, $12 delivery in doubt
with old as (
  delete from board_snapshots where region = $1 and at < $2 - interval '15 days'
)
insert into board_snapshots (region, at, open, unclaimed, in_work, waiting, unrouted, overdue, due_hour, due_four, awaiting, trouble)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict do nothing
