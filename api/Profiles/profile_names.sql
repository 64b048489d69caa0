-- Full names of profiles, as digests.
-- $1 profiles
select distinct kind, digest, profile from profile_keys where profile = any($1) and kind = 'name'
