-- The case a token identifies, and whether the request waits to be registered.
-- $1 channel, $2 token
select
  (select number from cases where thread = $1 || '/' || $2 order by ordinal limit 1),
  exists (select from inbox where channel = $1 and external_id = $2 and state = 'waiting')
