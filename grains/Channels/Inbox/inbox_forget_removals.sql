-- $1 removed before
delete from early_removals
where ctid in (select ctid from early_removals where removed_at < $1 order by removed_at limit 5000)
