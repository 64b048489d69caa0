-- A paused channel is left alone by the sweep: the row follows the grain's settings.
alter table channels add column paused boolean not null default false;
