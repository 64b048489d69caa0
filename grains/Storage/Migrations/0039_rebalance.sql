-- Cases moved between officials to even out the load: a bulk job in which each case has its own two people.
alter table bulk_jobs
  -- The job that this one takes back.
  add column reverts uuid;
alter table bulk_items
  add column authority  text,
  add column moved_from text,
  add column moved_to   text;
create unique index bulk_jobs_reverts on bulk_jobs (reverts) where reverts is not null;

-- Which tiles a person wants on the board, in their order.
create table board_layouts (
  login      text primary key,
  tiles      text[] not null,
  changed_at timestamptz not null default now()
);
