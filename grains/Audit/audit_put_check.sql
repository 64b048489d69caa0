-- $1 when, $2 entries, $3 place of the last, $4 its hash, $5 what is wrong or null
insert into audit_checks (at, entries, n, hash, fault) values ($1, $2, $3, $4, $5) on conflict do nothing
