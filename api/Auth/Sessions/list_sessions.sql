-- Those that still open something, last used first. $1 login, $2 seen before this: over, $3 created before this: over
select s.id, s.login, s.created_at, s.seen_at, s.agent, s.address_prefix, s.way, s.second_factor_at, s.region
from sessions s join users u on u.login = s.login and u.stamp = s.stamp
where s.login = $1 and s.seen_at >= $2 and s.created_at > $3
order by s.seen_at desc, s.created_at desc
limit 200
