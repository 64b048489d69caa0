-- Processes of this installation that were seen within the last hour, and how long ago: by the database's clock.
select id, kind, host, address, version, started_at, seen_at, extract(epoch from now() - seen_at)::double precision, figures::text,
  drain_asked_at is not null,
  case when log_until > now() then log_category end, case when log_until > now() then log_level end, case when log_until > now() then log_until end
from nodes
where seen_at > now() - interval '1 hour'
order by kind desc, started_at, id
