select id from erasures where state = 'done' order by confirmed_at
