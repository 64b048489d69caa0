-- A process ended well ($1); those that died are shown for a day.
delete from nodes where id = $1 or seen_at < now() - interval '1 day'
