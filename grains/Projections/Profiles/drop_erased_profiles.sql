-- What a silo of the former version left when it erased a resident.
with gone as (
  delete from profile_cases p
  using erasure_cases e
  where e.case_id = p.case_id and e.state = 'erased'
  returning p.profile, p.case_id
)
delete from profiles p
where p.id in (select profile from gone) and not exists (select from profile_cases c where c.profile = p.id and c.case_id not in (select case_id from gone))
