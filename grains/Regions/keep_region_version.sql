-- A version in force, once: repeating is harmless.
-- $1 region, $2 version, $3 at, $4 login, $5 name, $6 configuration
insert into region_versions (region, version, at, changed_by, changed_by_name, configuration)
values ($1, $2, $3, $4, $5, $6)
on conflict (region, version) do nothing
