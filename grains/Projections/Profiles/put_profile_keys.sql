-- Cases get these keys and no others.
-- $1 cases, $2 cases of the keys, $3 kinds, $4 digests
with told as (
  select * from unnest($2::uuid[], $3::text[], $4::bytea[]) as t (case_id, kind, digest)
),
gone as (
  delete from profile_keys k
  where k.case_id = any($1) and not exists (select from told t where t.case_id = k.case_id and t.digest = k.digest)
)
insert into profile_keys (digest, profile, case_id, kind)
select t.digest, c.profile, t.case_id, t.kind
from told t
join profile_cases c on c.case_id = t.case_id
order by t.digest
on conflict do nothing
