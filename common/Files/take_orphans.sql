-- Uploads that neither a message nor an event of their case (a text that waits for approval) nor a draft names, uploads whose bytes never came, and what an earlier sweep
-- left half done. A file that was just handed in again has a new created_at and stays.
-- $1 unattached since before, $2 how many
update files f set state = 'going'
where f.id in (
  select o.id from files o
  where o.state = 'going'
     or o.created_at < $1 and (
       o.state = 'storing'
       or o.source = 'upload'
         and not exists (
           select from messages m
           where m.case_id = o.case_id and m.attachments @> jsonb_build_array(jsonb_build_object('fileId', o.id::text)))
         and not exists (
           select from case_events e
           where e.case_id = o.case_id and e.data -> 'attachments' @> jsonb_build_array(jsonb_build_object('fileId', o.id::text)))
         and not exists (
           select from drafts d
           where d.case_id = o.case_id and d.attachments @> to_jsonb(o.id::text)))
  order by o.created_at
  limit $2
  for update skip locked
)
returning f.id, f.case_id, f.region, f.source, f.kind, f.name, f.mime_type, f.size, f.width, f.height, f.blob, f.thumbnail, f.created_by
