-- Files whose message was not taken: the sweep removes their bytes. A file that a message names stays.
-- $1 ids (uuid[]), $2 the case they were kept for
update files f set state = 'going'
where f.id = any ($1) and f.case_id = $2
  and not exists (
    select from messages m
    where m.case_id = f.case_id and m.attachments @> jsonb_build_array(jsonb_build_object('fileId', f.id::text)))
