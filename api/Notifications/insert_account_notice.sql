-- A notice about no case. $1 region and $2 id of the person, $3 kind, $4 detail or null, $5 now
insert into notifications (region, person, kind, detail, at) values ($1, $2, $3, $4, $5)
