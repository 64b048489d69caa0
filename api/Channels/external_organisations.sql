-- Channels of a region that lead to external organisations.
-- $1 region
select id, name from channels where region = $1 and kind = 'open311-peer' and enabled order by name, id
