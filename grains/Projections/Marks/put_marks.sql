-- Marks that are not there yet; the first ones of a region say since when its marks are complete.
-- $1 region, $2 cases, $3 versions, $4 marks, $5 moments, $6 authorities, $7 officials, $8 legs, $9 delays
with made as (
  insert into case_marks (case_id, version, mark, region, at, authority, official, leg, delay)
  select m.case_id, m.version, m.mark, $1, m.at, m.authority, m.official, m.leg, m.delay
  from unnest($2, $3, $4, $5, $6, $7, $8, $9) as m (case_id, version, mark, at, authority, official, leg, delay)
  on conflict do nothing
  returning at
)
insert into case_marks_since (region, at) select $1, min(at) from made having min(at) is not null
on conflict do nothing
