-- What Orleans 10.4 keeps in PostgreSQL (15 or newer): clustering, reminders, grain storage.
--
-- Orleans ships no SQL in its packages. At start it reads (query_key, query_text) pairs from "OrleansQuery" and
-- from then on sends those texts. Fixed by Orleans: that table and its two columns, the query keys, the parameter
-- names (@PascalCase), the names of the result columns. All else is ours. The contract is described by
-- https://github.com/dotnet/orleans (MIT), src/AdoNet: DbStoredQueries, RelationalOrleansQueries, AdoNetGrainStorage.
--
-- Every query is one statement, so each is atomic by itself and a race is decided by a row lock or a key.
-- Names are unqualified: search_path decides the schema.

create table orleansquery
(
  querykey text primary key,
  querytext text not null
);

-- Clustering --------------------------------------------------------------------------------------------------------

-- One row a cluster: every change of the membership must find the version it has read.
create table orleans_membership_version
(
  deployment_id text primary key,
  version integer not null default 0,
  changed_at timestamptz not null default now()
);

-- One row a silo's life: a restarted silo has the same address and port and a new generation.
create table orleans_membership
(
  deployment_id text not null references orleans_membership_version on delete cascade,
  address text not null,
  port integer not null,
  generation integer not null,
  silo_name text not null,
  host_name text not null,
  status integer not null, -- Orleans.Runtime.SiloStatus: 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead
  proxy_port integer not null, -- the gateway for clients, 0: none
  suspect_times text, -- "silo,time|silo,time": who voted this silo dead
  start_time timestamptz not null,
  i_am_alive_time timestamptz not null,
  primary key (deployment_id, address, port, generation)
);

insert into orleansquery (querykey, querytext) values
-- @DeploymentId. Returns whether the row was created.
('InsertMembershipVersionKey', $query$
with inserted as (
  insert into orleans_membership_version (deployment_id) values (@DeploymentId)
  on conflict do nothing
  returning 1
)
select exists (select from inserted) as created
$query$),

-- @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime;
-- @Version is the version the silo has read. Returns how many rows were inserted: 0 for a stale version or a known silo.
('InsertMembershipKey', $query$
with turn as (
  update orleans_membership_version v
  set version = v.version + 1, changed_at = now()
  where v.deployment_id = @DeploymentId and v.version = @Version
    and not exists (
      select from orleans_membership m
      where m.deployment_id = @DeploymentId and m.address = @Address and m.port = @Port and m.generation = @Generation)
  returning v.deployment_id
), inserted as (
  insert into orleans_membership
    (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
  select turn.deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
  from turn
  returning 1
)
select count(*) as inserted from inserted
$query$),

-- @DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime; @Version as above.
-- Returns how many rows were updated: 0 for a stale version or an unknown silo.
-- A voter may know an older heartbeat than the silo has written since: the later one stays.
('UpdateMembershipKey', $query$
with turn as (
  update orleans_membership_version v
  set version = v.version + 1, changed_at = now()
  where v.deployment_id = @DeploymentId and v.version = @Version
    and exists (
      select from orleans_membership m
      where m.deployment_id = @DeploymentId and m.address = @Address and m.port = @Port and m.generation = @Generation)
  returning v.deployment_id
), updated as (
  update orleans_membership m
  set status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = greatest(m.i_am_alive_time, @IAmAliveTime)
  from turn
  where m.deployment_id = turn.deployment_id and m.address = @Address and m.port = @Port and m.generation = @Generation
  returning 1
)
select count(*) as updated from updated
$query$),

-- @DeploymentId, @Address, @Port, @Generation, @IAmAliveTime. A heartbeat leaves the version alone.
('UpdateIAmAlivetimeKey', $query$
update orleans_membership
set i_am_alive_time = @IAmAliveTime
where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$query$),

-- @DeploymentId, @Address, @Port, @Generation. The version comes back even when there is no such silo.
('MembershipReadRowKey', $query$
select
  m.address as Address, m.port as Port, m.generation as Generation, m.silo_name as SiloName, m.host_name as HostName,
  m.status as Status, m.proxy_port as ProxyPort, m.suspect_times as SuspectTimes, m.start_time as StartTime,
  m.i_am_alive_time as IAmAliveTime, v.version as Version
from orleans_membership_version v
left join orleans_membership m
  on m.deployment_id = v.deployment_id and m.address = @Address and m.port = @Port and m.generation = @Generation
where v.deployment_id = @DeploymentId
$query$),

-- @DeploymentId. Without silos: one row that has only the version.
('MembershipReadAllKey', $query$
select
  m.address as Address, m.port as Port, m.generation as Generation, m.silo_name as SiloName, m.host_name as HostName,
  m.status as Status, m.proxy_port as ProxyPort, m.suspect_times as SuspectTimes, m.start_time as StartTime,
  m.i_am_alive_time as IAmAliveTime, v.version as Version
from orleans_membership_version v
left join orleans_membership m on m.deployment_id = v.deployment_id
where v.deployment_id = @DeploymentId
$query$),

-- @DeploymentId, @Status (active). What a client may connect to.
('GatewaysQueryKey', $query$
select address as Address, proxy_port as ProxyPort, generation as Generation
from orleans_membership
where deployment_id = @DeploymentId and status = @Status and proxy_port > 0
$query$),

-- @DeploymentId, @Address, @Port, @Generation, @StartTime, @IAmAliveTime, @SuspectTimes: a dead silo's row as it was read.
-- Optional in 10.4: with it Orleans chooses the rows itself by their last sign of life, and only an unchanged one goes.
('CleanupDefunctSiloEntryKey', $query$
delete from orleans_membership
where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
  and status = 6 and start_time = @StartTime and i_am_alive_time = @IAmAliveTime
  and coalesce(suspect_times, '') = coalesce(@SuspectTimes, '')
$query$),

-- @DeploymentId, @IAmAliveTime: silent since before this. Must exist; used only where the query above does not.
('CleanupDefunctSiloEntriesKey', $query$
delete from orleans_membership
where deployment_id = @DeploymentId and status = 6 and start_time < @IAmAliveTime and i_am_alive_time < @IAmAliveTime
$query$),

-- @DeploymentId. The silos' rows go by the foreign key.
('DeleteMembershipTableEntriesKey', $query$
delete from orleans_membership_version where deployment_id = @DeploymentId
$query$);

-- Reminders ---------------------------------------------------------------------------------------------------------

create table orleans_reminders
(
  service_id text not null,
  grain_id text not null,
  reminder_name text not null,
  grain_hash integer not null, -- the grain's place on the ring, an unsigned number stored as signed
  start_time timestamptz not null,
  period bigint not null, -- milliseconds
  version integer not null default 0,
  primary key (service_id, grain_id, reminder_name)
);

-- Each silo reads its arc of the ring at every change of the membership: without this, the whole table each time.
create index orleans_reminders_ring on orleans_reminders (service_id, grain_hash);

insert into orleansquery (querykey, querytext) values
-- @ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash. Returns the new etag.
('UpsertReminderRowKey', $query$
insert into orleans_reminders as r (service_id, grain_id, reminder_name, grain_hash, start_time, period)
values (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
on conflict (service_id, grain_id, reminder_name) do update
set grain_hash = excluded.grain_hash, start_time = excluded.start_time, period = excluded.period, version = r.version + 1
returning r.version as Version
$query$),

-- @ServiceId, @GrainId.
('ReadReminderRowsKey', $query$
select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
from orleans_reminders
where service_id = @ServiceId and grain_id = @GrainId
$query$),

-- @ServiceId, @GrainId, @ReminderName.
('ReadReminderRowKey', $query$
select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
from orleans_reminders
where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName
$query$),

-- @ServiceId, @BeginHash < @EndHash, both as signed numbers: one piece of the ring.
('ReadRangeRows1Key', $query$
select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
from orleans_reminders
where service_id = @ServiceId and grain_hash > @BeginHash and grain_hash <= @EndHash
$query$),

-- @ServiceId, @BeginHash >= @EndHash: the piece that goes over the end of the numbers; equal: the whole ring.
-- As begin is not below end, the two halves share no row.
('ReadRangeRows2Key', $query$
select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
from orleans_reminders
where service_id = @ServiceId and grain_hash > @BeginHash
union all
select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
from orleans_reminders
where service_id = @ServiceId and grain_hash <= @EndHash
$query$),

-- @ServiceId, @GrainId, @ReminderName, @Version (etag). Returns whether the row was there with this etag.
('DeleteReminderRowKey', $query$
with deleted as (
  delete from orleans_reminders
  where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName and version = @Version
  returning 1
)
select exists (select from deleted) as deleted
$query$),

-- @ServiceId. Only tests of Orleans call this.
('DeleteReminderRowsKey', $query$
delete from orleans_reminders where service_id = @ServiceId
$query$);

-- Grain storage -----------------------------------------------------------------------------------------------------

create table orleans_storage
(
  service_id text not null,
  grain_type_hash integer not null,
  grain_type text not null, -- the name of the state, not of the class
  grain_id_hash integer not null,
  grain_id_n0 bigint not null, -- a Guid's halves; a number in n1; 0 and 0 for a string
  grain_id_n1 bigint not null,
  grain_id_extension text, -- a string key, or what follows a Guid or a number; null: nothing does
  version integer not null,
  payload bytea, -- null: cleared
  modified_at timestamptz not null,
  -- The stock table has no unique key: two activations that both saw nothing could both insert. The hashes lead, so
  -- that the key is also the fast way to a row. Nulls must collide, hence PostgreSQL 15.
  constraint orleans_storage_key unique nulls not distinct
    (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, service_id, grain_type, grain_id_extension)
) with (fillfactor = 80); -- room for an update on the same page

insert into orleansquery (querykey, querytext) values
-- @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString (or null), @ServiceId.
('ReadFromStorageKey', $query$
select payload as PayloadBinary, version as Version
from orleans_storage
where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
  and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
  and service_id = @ServiceId and grain_type = @GrainTypeString
  and grain_id_extension is not distinct from @GrainIdExtensionString
$query$),

-- As above, and @PayloadBinary; @GrainStateVersion is the etag: null when the grain saw no row, and then only an
-- insert will do. Returns the new etag. No row means another was faster: Orleans throws InconsistentStateException.
('WriteToStorageKey', $query$
with updated as (
  update orleans_storage
  set payload = @PayloadBinary, version = version + 1, modified_at = now()
  where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
    and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
    and service_id = @ServiceId and grain_type = @GrainTypeString
    and grain_id_extension is not distinct from @GrainIdExtensionString
    and version = @GrainStateVersion
  returning version
), inserted as (
  insert into orleans_storage
    (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, service_id, grain_type, grain_id_extension,
     version, payload, modified_at)
  select @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @ServiceId, @GrainTypeString, @GrainIdExtensionString,
    1, @PayloadBinary, now()
  where @GrainStateVersion is null
  on conflict on constraint orleans_storage_key do nothing
  returning version
)
select version as NewGrainStateVersion from updated
union all
select version as NewGrainStateVersion from inserted
$query$),

-- As above without the payload. The row stays and its version goes on, so that an activation that still remembers the
-- time before cannot write. Returns the new etag.
('ClearStorageKey', $query$
update orleans_storage
set payload = null, version = version + 1, modified_at = now()
where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
  and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
  and service_id = @ServiceId and grain_type = @GrainTypeString
  and grain_id_extension is not distinct from @GrainIdExtensionString
  and version = @GrainStateVersion
returning version as NewGrainStateVersion
$query$),

-- As above, for DeleteStateOnClear (off here). Orleans wants some etag other than the given one back.
('DeleteStorageKey', $query$
delete from orleans_storage
where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
  and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
  and service_id = @ServiceId and grain_type = @GrainTypeString
  and grain_id_extension is not distinct from @GrainIdExtensionString
  and version = @GrainStateVersion
returning version + 1 as NewGrainStateVersion
$query$);
