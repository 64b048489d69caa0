-- $1 region
insert into following (region, checkpoint) values ($1, '0') on conflict do nothing
