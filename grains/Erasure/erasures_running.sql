select id from erasures where state = 'running'
