-- A typed text as a query: its words by the Russian dictionary, or, where that knows only words it drops ("Ли"), unchanged;
-- and the part of it that can be searched for, without exclusions.
-- $1 the text, folded
select q.query::text, querytree(q.query)
from (
  select case when numnode(r.query) > 0 then r.query else websearch_to_tsquery('simple', $1) end as query
  from (select websearch_to_tsquery('russian', $1) as query) r
) q
