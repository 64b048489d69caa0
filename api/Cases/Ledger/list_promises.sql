-- A page of the promise ledger. {order} and {after} are filled from the fixed list in LedgerReader.
-- The events after a promise, up to the next one, decide its outcome: another promise moved it; evidence or the resident's confirmation kept
-- it, unless a dispute took that back; a final answer that nobody disputed leaves it answered; none leaves it open until its time has
-- passed. Where the case itself promises nothing any more, it was dropped, or stays answered. In journals from before, the final answer kept it.
-- $1 region, $2 authorities the person is bound to or null, $3 the person's id, $4 authority or null, $5 owner or null,
-- $6 state or null, $7 now, $8 the cursor's time or null, $9 the cursor's case or null, $10 the cursor's version, $11 how many
select case_id, number, version, authority, topic, answer_version, made_at, due_at, owner, owner_name, state, ended_at, words, answered_at, kept_by
from (
  select
    e.case_id, c.number, e.version, c.authority, c.topic, (e.data ->> 'answerVersion')::int as answer_version,
    e.at as made_at, (e.data ->> 'dueAt')::timestamptz as due_at,
    coalesce(given.owner, e.data ->> 'owner') as owner, coalesce(given.owner_name, e.data ->> 'ownerName') as owner_name,
    case
      when kept.at is not null then case when kept.late then 'broken' else 'kept' end
      when next.at is not null then case when next.at > (e.data ->> 'dueAt')::timestamptz then 'broken' else 'moved' end
      when answered.at is not null then case when answered.at > (e.data ->> 'dueAt')::timestamptz then 'broken' else 'answered' end
      when c.promised_for is null then case when c.updated_at > (e.data ->> 'dueAt')::timestamptz then 'broken' else 'dropped' end
      when (e.data ->> 'dueAt')::timestamptz < $7 then 'broken'
      else 'open'
    end as state,
    coalesce(kept.at, next.at) as ended_at, answer.data ->> 'text' as words,
    case when next.at is null then answered.at end as answered_at,
    case when kept.type = 'promise-fulfilled' then 'answer' else kept.source end as kept_by
  from case_events e
  join cases c on c.id = e.case_id
  left join lateral (
    select n.version, n.at from case_events n
    where n.case_id = e.case_id and n.version > e.version and n.type = 'promise-made'
    order by n.version
    limit 1
  ) next on true
  left join lateral (
    select k.type, k.at, (k.data ->> 'late')::boolean as late, k.data ->> 'source' as source
    from (
      select o.type, o.at, o.data from case_events o
      where o.case_id = e.case_id and o.version > e.version and o.version < coalesce(next.version, 2147483647)
        and o.type in ('promise-fulfilled', 'promise-kept', 'promise-reopened')
      order by o.version desc
      limit 1
    ) k
    where k.type <> 'promise-reopened'
  ) kept on true
  left join lateral (
    select a.at
    from (
      select o.type, o.at from case_events o
      where o.case_id = e.case_id and o.version > e.version and o.version < coalesce(next.version, 2147483647)
        and (o.type in ('case-disputed', 'formal-requested') or o.type = 'answer-given' and o.data ->> 'kind' = 'final')
      order by o.version desc
      limit 1
    ) a
    where a.type = 'answer-given'
  ) answered on true
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
