-- A process says that it lives, and learns what it is asked to do. The database's clock counts: clocks of processes may differ.
-- $1 id, $2 kind, $3 host, $4 address, $5 version, $6 how long it runs, $7 figures
insert into nodes (id, kind, host, address, version, started_at, seen_at, figures)
values ($1, $2, $3, $4, $5, now() - $6, now(), $7)
on conflict (id) do update set seen_at = now(), address = excluded.address, figures = excluded.figures
returning drain_asked_at is not null,
  case when log_until > now() then log_category end,
  case when log_until > now() then log_level end
