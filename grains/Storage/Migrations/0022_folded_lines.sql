-- Lines of a message that repeat what its thread has said: [{"from": 2, "count": 5}]. The text is whole; a screen shows them folded.
alter table messages add column folds jsonb;
