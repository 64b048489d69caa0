-- Cases by their words, newest first. The index is a moment behind; what a person may see is decided by the current case.
-- $1 region, $2 authorities the person is bound to or null, $3 the person's id, $4 query with the region's mark, $5 statuses or null, $6 topic or null,
-- $7 authority or null, $8 network or null, $9 from or null, $10 to or null, $11 the cursor's time or null, $12 its id, $13 how many
select
  {c.case_summary}
from case_search s
join cases c on c.id = s.case_id
where s.region = $1 and c.region = $1
  and s.words @@ $4::tsquery
  and ($2::text[] is null or c.authority = any ($2) or c.claimed_by = $3 or c.approver = $3)
  and ($5::smallint[] is null or c.status = any($5))
  and ($6::text is null or c.topic = $6)
  and ($7::text is null or c.authority = $7)
  and ($8::text is null or c.network = $8)
  and ($9::timestamptz is null or s.received_at >= $9)
  and ($10::timestamptz is null or s.received_at < $10)
  and ($12::uuid is null or (s.received_at, s.case_id) < ($11::timestamptz, $12))
order by s.received_at desc, s.case_id desc
limit $13
