-- Who carries the keys of these profiles; of a key that many carry only so many.
-- $1 profiles, $2 carriers of a key at most
select mine.kind, mine.digest, carrier.profile
from (select distinct kind, digest from profile_keys where profile = any($1) and kind <> 'name') as mine
cross join lateral (select distinct k.profile from profile_keys k where k.digest = mine.digest order by k.profile limit $2) as carrier
