-- When a case's links to contractors were opened, and how often.
-- $1 case
select link, min(opened_at), sum(opens)::int from contractor_links where case_id = $1 group by link
