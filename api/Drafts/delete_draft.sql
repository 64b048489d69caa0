-- $1 login, $2 case
delete from drafts where login = $1 and case_id = $2
