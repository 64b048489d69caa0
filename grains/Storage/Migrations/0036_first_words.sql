-- The first words of the resident's first message: what a case is about. Nullable: the former version writes rows without them, and a row that
-- is there already gets them with the case's next event, whose fold has read its whole journal. Until then the queue shows what it did.
alter table cases add column first_words text;
