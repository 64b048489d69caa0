-- What the resident wrote in a case by a moment and has not taken back, the earliest first.
-- $1 case, $2 the moment
select external_id, text, attachments::text, published_at from messages
where case_id = $1 and direction = 0 and deleted_at is null and seen_at <= $2
order by published_at, version
limit 100
