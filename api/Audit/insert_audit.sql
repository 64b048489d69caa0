-- An entry about a case belongs to the case's region, whoever it was.
-- $1 login, $2 role, $3 action, $4 case or null, $5 region of the person, $6 subject, $7 outcome, $8 address, $9 detail
insert into audit (login, role, action, case_id, case_number, region, subject, outcome, address, detail)
select $1, $2, $3, $4, c.number, coalesce(c.region, $5), $6, $7, $8, $9
from (select 1) as one
left join cases c on c.id = $4
