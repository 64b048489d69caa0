-- The conversation of a case.
-- $1 case
select
  m.external_id, m.direction, m.author_name, m.text, m.attachments::text, m.published_at, m.edited_at, m.deleted_at, m.is_public,
  m.link, m.reply_to, m.album_id, m.answer_kind, m.version
from messages m
where m.case_id = $1
order by m.published_at, m.version
