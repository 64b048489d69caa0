-- $1 region, $2 rules, $3 days, $4 hits, $5 last times; sorted, so that two writers cannot wait for each other
insert into rule_hits as h (region, rule, day, hits, last_at)
select $1, n.rule, n.day::date, n.hits, n.last_at
from unnest($2::text[], $3::text[], $4::int[], $5::timestamptz[]) as n (rule, day, hits, last_at)
on conflict (region, rule, day) do update
set hits = h.hits + excluded.hits, last_at = greatest(h.last_at, excluded.last_at)
