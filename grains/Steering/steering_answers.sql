-- Final answers by official.
-- $1 region, $2 since
select official, count(*)::int from case_marks where region = $1 and mark = 4 and at >= $2 and official is not null group by official
