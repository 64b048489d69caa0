-- $1 region, $2 since, $3 limit
select id, number from cases where region = $1 and received_at >= $2 order by received_at desc, id limit $3
