-- Every configured channel and its region; settings and health are its grain's.
select id, region from channels order by region, id
