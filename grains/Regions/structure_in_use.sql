-- What still needs the bodies and officials that a change closes or removes; nothing for those nobody needs. A count ends at a thousand.
-- $1 region, $2 authorities to close, $3 authorities to remove, $4 officials to remove
select kind, id, n from (
  select 'closed' kind, a.id, (select count(*) from (select 1 from cases c where c.region = $1 and c.authority = a.id and c.status < 5 limit 1000) found) n
  from unnest($2::text[]) a (id)
  union all
  select 'authority-cases', a.id, case when exists (select 1 from cases c where c.region = $1 and c.authority = a.id) then 1 else 0 end
  from unnest($3::text[]) a (id)
  union all
  select 'authority-people', a.id, (select count(*) from users u where u.region = $1 and u.authority = a.id)
    + (select count(*) from user_roles u where u.region = $1 and u.authority = a.id)
  from unnest($3::text[] || $2::text[]) a (id)
  union all
  select 'official-cases', o.id, (select count(*) from (select 1 from cases c where c.region = $1 and c.official = o.id and c.status < 5 limit 1000) found)
  from unnest($4::text[]) o (id)
  union all
  select 'official-people', o.id, (select count(*) from users u where u.region = $1 and u.official = o.id)
    + (select count(*) from user_roles u where u.region = $1 and u.official = o.id)
  from unnest($4::text[]) o (id)
) uses
where n > 0
order by kind, id
