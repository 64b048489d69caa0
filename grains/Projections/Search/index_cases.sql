-- Indexes cases from the current read model. Deleted messages are left out; a case that is gone leaves the index.
-- $1 cases
with gone as (
  delete from case_search s
  where s.case_id = any($1) and not exists (select from cases c where c.id = s.case_id)
)
insert into case_search (case_id, region, received_at, words)
select
  c.id, c.region, c.received_at,
  -- What a search is narrowed by, as words nobody can type: region, authority, topic, and whose hands it is in.
  array_to_tsvector(array_remove(array[
    '§' || c.region, '§a:' || nullif(c.authority, ''), '§t:' || nullif(c.topic, ''), '§p:' || nullif(c.claimed_by, ''), '§p:' || nullif(c.approver, '')], null))
    -- Names and numbers also as they are written: the Russian dictionary drops words like "Ли".
    || to_tsvector('simple', search_fold(concat_ws(' ', c.number, c.resident_name, c.address)))
    || to_tsvector('russian', search_fold(left(concat_ws(' ', c.resident_name, c.address, array_to_string(c.tags, ' '), m.texts), 100000)))
from cases c
left join lateral (
  select string_agg(text, e'\n' order by published_at desc) as texts
  from messages where case_id = c.id and deleted_at is null
) m on true
where c.id = any($1)
on conflict (case_id) do update set region = excluded.region, received_at = excluded.received_at, words = excluded.words
where (case_search.region, case_search.received_at, case_search.words) is distinct from (excluded.region, excluded.received_at, excluded.words)
