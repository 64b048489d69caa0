-- What the board compares and forecasts with. Both tables are derived and of bounded use: figures of the last days.

-- Moments of cases that the regulated metrics and the pace of officials are counted from; a projection of the journal.
-- A mark is made once, by the event of that version. 1 registered, 2 answered in time, 3 not answered in time, 4 finally answered.
create table case_marks (
  case_id   uuid not null,
  version   int not null,
  mark      smallint not null check (mark between 1 and 4),
  region    text not null,
  at        timestamptz not null,
  authority text,
  official  text,
  leg       int not null,
  -- Seconds from the publication, of a registration.
  delay     int,
  primary key (case_id, version, mark)
);
create index case_marks_region on case_marks (region, at, mark) include (delay, case_id);
create index case_marks_pace on case_marks (region, at) include (official) where mark = 4;

-- Since when a region's marks are complete: what happened before the table came is not in it.
create table case_marks_since (
  region text primary key,
  at     timestamptz not null
);
insert into case_marks_since (region, at) select region, now() from cases group by region;

-- The live figures of a region as they stood, every quarter of an hour, for two weeks.
create table board_snapshots (
  region     text not null,
  at         timestamptz not null,
  open       int not null,
  unclaimed  int not null,
  in_work    int not null,
  waiting    int not null,
  unrouted   int not null,
  overdue    int not null,
  due_hour   int not null,
  due_four   int not null,
  awaiting   int not null,
  trouble    int not null,
  primary key (region, at)
);
