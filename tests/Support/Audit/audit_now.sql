-- The snapshot's time.
select now()
