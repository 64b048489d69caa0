-- $1 login, $2 action, $3 case, $4 region
insert into audit (login, action, case_id, region) values ($1, $2, $3, $4)
