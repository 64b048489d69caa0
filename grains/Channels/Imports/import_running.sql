-- Imports that wait for somebody to run them, oldest first.
select id from imports where state = 'running' order by created_at, id
