-- Entries in the order of the arrays. An entry about a case belongs to the case's region, whoever it was.
-- $1 login, $2 role, $3 action, $4 case or null, $5 region of the person, $6 subject, $7 outcome, $8 address, $9 detail
insert into audit (login, role, action, case_id, case_number, region, subject, outcome, address, detail)
select e.login, e.role, e.action, e.case_id::uuid, c.number, coalesce(c.region, e.region), e.subject, e.outcome, e.address, e.detail
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) with ordinality
  as e (login, role, action, case_id, region, subject, outcome, address, detail, place)
left join cases c on c.id = e.case_id::uuid
order by e.place
