-- $1 region, $2 the body
select
  (select count(*)::int from cases where region = $1 and authority = $2 and status < 5),
  (select count(*)::int from cases where region = $1 and authority = $2 and status >= 5),
  (select count(*)::int from templates where region = $1 and authority = $2 and not deleted),
  (select count(*)::int from users where region = $1 and authority = $2),
  (select count(*)::int from saved_views where region = $1 and (authority = $2 or filter ->> 'authority' = $2))
