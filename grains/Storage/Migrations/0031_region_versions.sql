-- Every version of a region's configuration, with who made it. The one in force is the grain's state; a silo of the former version keeps none,
-- and the next silo keeps the version it finds.
create table region_versions (
  region          text not null,
  version         int not null,
  -- Nulls: made before versions were kept, or by the installation itself.
  at              timestamptz,
  changed_by      text,
  changed_by_name text,
  configuration   jsonb not null,
  primary key (region, version)
);
