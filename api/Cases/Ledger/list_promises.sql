-- A page of the promise ledger. {order} and {after} are filled from the fixed list in PromiseLedger.
-- The next event of the case decides the outcome of a promise: another promise moved it, an answer kept it, none leaves it
-- open until its time has passed. Where the case itself promises nothing any more, it was dropped.
-- $1 region, $2 authorities the person is bound to or null, $3 the person's id, $4 authority or null, $5 owner or null,
-- $6 state or null, $7 now, $8 the cursor's time or null, $9 the cursor's case or null, $10 the cursor's version, $11 how many
select case_id, number, version, authority, topic, answer_version, made_at, due_at, owner, owner_name, state, ended_at, words
from (
  select
    e.case_id, c.number, e.version, c.authority, c.topic, (e.data ->> 'answerVersion')::int as answer_version,
    e.at as made_at, (e.data ->> 'dueAt')::timestamptz as due_at,
    coalesce(given.owner, e.data ->> 'owner') as owner, coalesce(given.owner_name, e.data ->> 'ownerName') as owner_name,
    case
      when next.type = 'promise-fulfilled' then case when (next.data ->> 'late')::boolean then 'broken' else 'kept' end
      when next.type = 'promise-made' then case when next.at > (e.data ->> 'dueAt')::timestamptz then 'broken' else 'moved' end
      when c.promised_for is null then case when c.updated_at > (e.data ->> 'dueAt')::timestamptz then 'broken' else 'dropped' end
      when (e.data ->> 'dueAt')::timestamptz < $7 then 'broken'
      else 'open'
    end as state,
    next.at as ended_at, answer.data ->> 'text' as words
  from case_events e
  join cases c on c.id = e.case_id
  left join lateral (
    select n.type, n.version, n.at, n.data from case_events n
    where n.case_id = e.case_id and n.version > e.version and n.type in ('promise-made', 'promise-fulfilled')
    order by n.version
    limit 1
  ) next on true
  left join lateral (
    select g.data ->> 'owner' as owner, g.data ->> 'ownerName' as owner_name from case_events g
    where g.case_id = e.case_id and g.version > e.version and g.version < coalesce(next.version, 2147483647) and g.type = 'promise-given'
    order by g.version desc
    limit 1
  ) given on true
  left join case_events answer on answer.case_id = e.case_id and answer.version = (e.data ->> 'answerVersion')::int
  where e.type = 'promise-made'
    and c.region = $1
    and ($2::text[] is null or c.authority = any ($2) or c.claimed_by = $3 or c.approver = $3)
    and ($4::text is null or c.authority = $4)
) promises
where ($5::text is null or owner = $5)
  and ($6::text is null or state = $6)
  and {after}
order by {order}
limit $11
