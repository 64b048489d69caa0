-- Cases received since a moment, counted no further than $3.
-- $1 region, $2 since, $3 limit
select count(*) from (select 1 from cases where region = $1 and received_at >= $2 limit $3) as counted
