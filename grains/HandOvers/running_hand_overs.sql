select id from hand_overs where state = 'running' order by created_at limit 100
