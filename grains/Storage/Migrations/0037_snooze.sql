-- Until when somebody has put a case aside, who, and their note. The former version writes rows without them and leaves its timer ("snooze") alone:
-- the next silo of this version fires it. The index is of the few that are put aside.
alter table cases add column snoozed_until timestamptz, add column snoozed_by text, add column snooze_note text;
create index cases_snoozed on cases (region, snoozed_by, due_at, id) where snoozed_by is not null;
