-- A page of a queue. {where} and {order} are filled from the fixed list in CaseViews, never from what somebody sent.
-- $1 region, $2 authorities the person is bound to or null, $3 the person's id, $4 topic or null, $5 authority or null,
-- $6 case number or null, $7 words to look for or null, $8 the cursor's time or null, $9 the cursor's id or null, $10 how many, $11 tag or null
select
  {case_summary}
from cases
where region = $1
  and ($2::text[] is null or authority = any ($2) or claimed_by = $3 or approver = $3)
  and ($4::text is null or topic = $4)
  and ($5::text is null or authority = $5)
  and ($6::bigint is null or number = $6)
  and ($7::text is null or exists (select from case_search s where s.case_id = cases.id and s.words @@ $7::tsquery))
  and ($11::text is null or tags @> array[$11])
  and {where}
  and {after}
order by {order}
limit $10
