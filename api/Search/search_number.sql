-- The case with this number, if the person may see it and the filters let it through. Parameters as in search_cases; $4 the number.
select
  {c.case_summary}
from cases c
where c.region = $1 and c.number = $4
  and ($2::text[] is null or c.authority = any ($2) or c.claimed_by = $3 or c.approver = $3)
  and ($5::smallint[] is null or c.status = any($5))
  and ($6::text is null or c.topic = $6)
  and ($7::text is null or c.authority = $7)
  and ($8::text is null or c.network = $8)
  and ($9::timestamptz is null or c.received_at >= $9)
  and ($10::timestamptz is null or c.received_at < $10)
  and ($12::uuid is null or (c.received_at, c.id) < ($11::timestamptz, $12))
limit $13
