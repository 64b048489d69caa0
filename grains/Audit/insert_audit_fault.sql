-- $1 what is wrong
insert into audit (login, action, outcome, detail) values ('-', 'audit.verify', 'broken', $1)
