-- Forgets payloads long in the journal, a piece at a time. Dead letters stay for a person.
-- $1 settled before
delete from inbox
where id in (select id from inbox where state = 'done' and settled_at < $1 order by settled_at limit 5000)
