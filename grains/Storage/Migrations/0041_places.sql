-- Where a case is, as the resident's network, form or client gave it: hundred-thousandths of a degree, a metre. Null: no point was given. Cases from
-- before get theirs with their next event.
alter table cases
  add column latitude  int,
  add column longitude int;

-- The map of a day or a week: the placed cases of a region, the newest first.
create index cases_placed on cases (region, received_at desc) where latitude is not null;
