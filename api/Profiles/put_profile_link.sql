-- $1 region, $2 the smaller profile, $3 the other, $4 linked or refused, $5 official, $6 their name, $7 now
insert into profile_links (region, one, other, state, by_id, by_name, at) values ($1, $2, $3, $4, $5, $6, $7)
