-- The first save of a draft. Versions come from one counter of the table's life (the clock in microseconds): a draft that was
-- sent and begun again never has a version an old tab still knows.
-- $1 login, $2 case, $3 region, $4 unused, $5 mode, $6 text, $7 attachments, $8 promised for
insert into drafts (login, case_id, region, version, mode, text, attachments, promised_for)
select $1, $2, $3, (extract(epoch from clock_timestamp()) * 1000000)::bigint, $5, $6, $7, $8 where $4 = 0
on conflict do nothing
returning version
