-- What was registered and answered in some stretches of time: one row each, in their order.
-- $1 region, $2 their beginnings, $3 their ends, $4 regulated seconds from publication to registration
select
  (count(*) filter (where m.mark = 1))::int as registered,
  (count(*) filter (where m.mark = 1 and m.delay > $4))::int as entered_late,
  (count(distinct m.case_id) filter (where m.mark = 1 and m.delay > $4))::int as entered_late_cases,
  (count(*) filter (where m.mark in (2, 3)))::int as decided,
  (count(*) filter (where m.mark = 3))::int as missed,
  (count(distinct m.case_id) filter (where m.mark = 3))::int as missed_cases,
  (count(*) filter (where m.mark = 4))::int as answered
from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as s (since, until, place)
left join case_marks m on m.region = $1 and m.at >= s.since and m.at < s.until
group by s.place
order by s.place
