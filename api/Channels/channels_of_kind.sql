-- $1 kind
select id, region from channels where kind = $1 and enabled order by id
