-- Reactions of residents on an answer, as counts: {"👍": 2}. Null: none. Who reacted is not kept.
alter table outbox add column reactions jsonb;
