-- Where a person may work, the account's own region first. $1 login
select region, role from (
  select 0 as place, region, role from users where login = $1
  union all
  select 1, region, role from user_roles where login = $1
) r
order by place, region
