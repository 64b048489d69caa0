-- Placed cases of a region that came since a moment, the newest first.
-- $1 region, $2 authorities the person is bound to or null, $3 the person's id, $4 since, $5 topics or null, $6 authority or null, $7 how many
select id, number, latitude, longitude, status, overdue, topic, authority, address, received_at
from cases
where region = $1 and received_at >= $4 and latitude is not null
  and ($2::text[] is null or authority = any ($2) or claimed_by = $3 or approver = $3)
  and ($5::text[] is null or topic = any ($5))
  and ($6::text is null or authority = $6)
order by received_at desc
limit $7
