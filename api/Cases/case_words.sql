-- What the resident wrote in a case and has not taken back, in its order.
-- $1 case
select text, attachments::text from messages where case_id = $1 and direction = 0 and deleted_at is null order by published_at, version
