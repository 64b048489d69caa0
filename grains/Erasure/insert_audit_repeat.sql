-- $1 region, $2 erasure
insert into audit (login, action, region, outcome, detail) values ('-', 'erasures.repeat', $1, 'begun', $2)
