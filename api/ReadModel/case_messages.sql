-- The conversation of a case, with what the residents of the cases that wait in it write (status 8: merged).
-- $1 case
select
  m.external_id, m.direction, m.author_name, m.text, m.attachments::text, m.published_at, m.edited_at, m.deleted_at, m.is_public,
  m.link, m.reply_to, m.album_id, m.answer_kind, m.version, m.case_id,
  m.in_closed_group, m.folds::text, m.direction = 0 and split_part(m.thread, '/', 1) like '%-form', o.reactions::text
from messages m
left join outbox o on m.direction = 1 and o.case_id = m.case_id and o.version = m.version
where m.case_id = $1
   or (m.direction = 0 and m.case_id in (select id from cases where merged_into = $1 and status = 8))
order by m.published_at, m.version
