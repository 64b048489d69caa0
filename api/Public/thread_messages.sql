-- What the resident may see of a thread: their words and the answers, never notes.
-- $1 thread
select direction, text, published_at, author_name, deleted_at, attachments::text from messages where thread = $1 and direction < 2 order by published_at, version
