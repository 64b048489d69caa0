-- What the resident is shown of promises and of the formal appeal in the latest case of a thread.
-- $1 thread
select version, type, data::text, actor_kind, actor_name, at
from case_events
where case_id = (select id from cases where thread = $1 order by ordinal desc limit 1)
  and (type in ('promise-made', 'promise-fulfilled', 'promise-kept', 'promise-reopened', 'case-disputed', 'formal-requested', 'formal-registered', 'formal-answered', 'case-closed')
    or (type = 'answer-given' and data ->> 'kind' = 'final')
    or (type = 'deadline-missed' and data ->> 'deadline' = 'promise'))
order by version
