-- $1 node. A silo is not asked when no other silo would remain: those that are asked to end do not count.
-- Silos are asked one after another: two at once must not each take the other for the one that remains.
with others as materialized (
  select id, kind, drain_asked_at, seen_at from nodes where kind = (select kind from nodes where id = $1) for update
)
update nodes set drain_asked_at = coalesce(drain_asked_at, now())
where id = $1 and seen_at > now() - interval '1 minute'
  and exists (select from others where id <> $1 and drain_asked_at is null and seen_at > now() - interval '30 seconds')
returning id
