-- A page of a queue. {where} and {order} are filled from the fixed list in CaseViews, never from what somebody sent.
-- $1 region, $2 authorities the person is bound to or null, $3 the person's id, $4 topics or null, $5 authority or null,
-- $6 case number or null, $7 words to search for or null, $8 the cursor's time or null, $9 the cursor's id or null, $10 how many,
-- $11 network or null, $12 importance or null, $13 tag or null, $14 due until this moment and not overdue, or null,
-- $15 official or null, $16 a mark that the board counts or null, $17 since, $18 until, $19 for a registration: later than so many seconds, or null
select
  {case_summary}
from cases
where region = $1
  and ($2::text[] is null or authority = any ($2) or claimed_by = $3 or approver = $3)
  and ($4::text[] is null or topic = any ($4))
  and ($5::text is null or authority = $5)
  and ($6::bigint is null or number = $6)
  and ($7::text is null or exists (select from case_search s where s.case_id = cases.id and s.words @@ $7::tsquery))
  and ($11::text is null or network = $11)
  and ($12::smallint is null or importance = $12)
  and ($13::text is null or tags @> array[$13::text])
  and ($14::timestamptz is null or due_at <= $14 and status < 5 and not overdue)
  and ($15::text is null or official = $15)
  and ($16::smallint is null or id in (
    select m.case_id from case_marks m
    where m.region = $1 and m.mark = $16 and m.at >= $17 and m.at < $18 and ($19::int is null or m.delay > $19)))
  and {where}
  and {after}
order by {order}
limit $10
