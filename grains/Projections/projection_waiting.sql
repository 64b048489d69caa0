-- Regions with changes at or after the checkpoint of their projection: one probe of the index for each.
select f.region from following f where exists (select 1 from cases c where c.region = f.region and c.changed_in >= f.checkpoint)
