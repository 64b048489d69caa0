-- How often each rule of a region's administrator was applied, by the day of UTC; kept by a projection of the journal. Silos before this
-- migration write no rows.
create table rule_hits (
  region  text not null,
  rule    text not null,
  day     date not null,
  hits    int not null,
  last_at timestamptz not null,
  primary key (region, rule, day)
);
