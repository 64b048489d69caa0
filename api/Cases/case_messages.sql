-- The conversation of a case with the way of each answer.
-- $1 case
select
  m.external_id, m.direction, m.author_name, m.text, m.attachments::text, m.published_at, m.edited_at, m.deleted_at, m.is_public,
  m.link, m.reply_to, m.album_id, m.answer_kind, m.version, o.state, o.error
from messages m
left join outbox o on m.direction = 1 and o.case_id = m.case_id and o.version = m.version
where m.case_id = $1
order by m.published_at, m.version
