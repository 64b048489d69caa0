-- Senders whose messages are kept back for a term. By channel, network and author: one sender writes in several threads (a group, a wall), and
-- a feed carries several networks. One row per sender, blocked again and again; what happened before is in the audit log.
-- case_id: the case it was last blocked from; with it the block and the messages held by it are erased.
create table sender_blocks (
  id              bigint generated always as identity primary key,
  region          text not null,
  channel         text not null,
  network         text not null,
  author_id       text not null,
  case_id         uuid not null,
  reason          text not null,
  blocked_by      text not null,
  blocked_by_name text not null,
  blocked_at      timestamptz not null,
  until           timestamptz not null,
  -- Taken back before its term.
  ended_by        text,
  ended_by_name   text,
  ended_at        timestamptz,
  constraint sender_blocks_sender unique (channel, network, author_id)
);
create index sender_blocks_case on sender_blocks (case_id);
create index sender_blocks_region on sender_blocks (region, until);

-- held_by: the block that keeps a payload back (state "held"), or kept it back until it was released (any other state). A silo of the former
-- version never looks at "held" rows; what it takes of a blocked sender goes to its thread as before.
alter table inbox add column held_by bigint;
create index inbox_held on inbox (held_by, id) where state = 'held';
