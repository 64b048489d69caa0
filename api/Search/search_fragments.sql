-- Where the words occur, for one page of cases: of each the two best messages, else the address or the name. Marks are control
-- characters, taken apart by SearchSegments.
-- $1 cases, $2 words, any of them
select f.*
from unnest($1::uuid[]) as h (id)
cross join lateral (
  (select
    m.case_id, case m.direction when 0 then 'in' when 1 then 'out' else 'note' end as source, m.published_at, m.text,
    ts_headline('russian', search_fold(m.text), $2::tsquery, e'StartSel=\x02, StopSel=\x03, MaxFragments=1, MaxWords=28, MinWords=12')
  from messages m
  where m.case_id = h.id and m.deleted_at is null and to_tsvector('russian', search_fold(m.text)) @@ $2::tsquery
  order by ts_rank(to_tsvector('russian', search_fold(m.text)), $2::tsquery) desc, m.published_at desc
  limit 2)
  union all
  (select c.id, w.source, null, w.text, ts_headline('russian', search_fold(w.text), $2::tsquery, e'StartSel=\x02, StopSel=\x03, HighlightAll=true')
  from cases c
  cross join lateral (values ('address', c.address), ('name', c.resident_name)) as w (source, text)
  where c.id = h.id
    and (to_tsvector('russian', search_fold(w.text)) @@ $2::tsquery or to_tsvector('simple', search_fold(w.text)) @@ $2::tsquery))
) f
