-- $1 login, $2 case
select version, mode, text, attachments::text, promised_for from drafts where login = $1 and case_id = $2
