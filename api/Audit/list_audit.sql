-- Newest first.
-- $1 region or null for all, $2 login or null, $3 action or the beginning of one or null, $4 case number or null, $5 from, $6 to (exclusive),
-- $7 the id after which to go on, or null, $8 how many
select id, at, login, role, action, case_id, case_number, region, subject, outcome, address, detail
from audit
where ($1::text is null or region = $1)
  and ($2::text is null or login = $2)
  and ($3::text is null or action = $3 or starts_with(action, $3 || '.'))
  and ($4::bigint is null or case_number = $4)
  and ($5::timestamptz is null or at >= $5)
  and ($6::timestamptz is null or at < $6)
  and ($7::bigint is null or id < $7)
order by id desc
limit $8
