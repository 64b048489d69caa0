-- $1 login, $2 case, $3 region (as it was), $4 the version this tab knows, $5 mode, $6 text, $7 attachments, $8 promised for
update drafts
set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint),
    region = $3, mode = $5, text = $6, attachments = $7, promised_for = $8, updated_at = now()
where login = $1 and case_id = $2 and version = $4
returning version
