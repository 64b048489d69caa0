-- Events that show the quality of answers, of the cases that changed in the window; each case from its beginning, since what
-- is disputed today may have been answered before.
-- $1 region, $2 since
select
  e.case_id, e.version, e.type, e.data ->> 'official', coalesce((e.data ->> 'revision')::int, (e.data ->> 'answerVersion')::int, 0),
  coalesce((e.data ->> 'good')::boolean, false), e.at
from cases c
join case_events e on e.case_id = c.id
where c.region = $1 and c.updated_at >= $2
  and (e.type in ('answer-proposed', 'answer-returned', 'answer-reviewed', 'case-disputed') or (e.type = 'answer-given' and e.data ->> 'kind' = 'final'))
order by e.case_id, e.version
