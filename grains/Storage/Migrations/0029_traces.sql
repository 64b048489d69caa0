-- The trace (OpenTelemetry) in which a row was written, where the work goes on later and perhaps in another process: trace id (16 bytes), span id (8),
-- flags (1). Null: not recorded, or written by a version before.
alter table inbox add column trace bytea;
alter table outbox add column trace bytea;
-- On the first event of an entry.
alter table case_events add column trace bytea;
