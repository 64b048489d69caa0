-- Entries whose detail is words of a person (reasons, names of files), beside the many that name filters (view=open, count=37): an erasure
-- looks for the resident's name in these. common/Erasure/name_mentions.sql has the same condition.
create index audit_free_words on audit (region, at desc) where detail !~ '^[A-Za-z]+=' or detail ~ '[^[:ascii:]]';
