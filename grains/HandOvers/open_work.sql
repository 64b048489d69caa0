-- Open work of an official: their cases, texts that wait for their approval, promises they answer for; the most urgent first.
-- $1 region, $2 official, $3 how many
select what, id, number, topic, due_at, authority, author, revision
from (
  select 'case' what, c.id, c.number, c.topic, c.due_at, c.authority, null::text author, null::int revision
  from cases c
  where c.region = $1 and c.official = $2 and c.status < 5
  union all
  select 'approval', c.id, c.number, c.topic, c.approval_due, c.authority, proposed.author, proposed.version
  from cases c
  join lateral (
    select e.version, e.data ->> 'official' author
    from case_events e
    where e.case_id = c.id and e.type = 'answer-proposed'
    order by e.version desc
    limit 1
  ) proposed on true
  where c.region = $1 and c.approver = $2 and c.approval = 1
  union all
  select 'promise', c.id, c.number, c.topic, c.promised_for, c.authority, null, null
  from cases c
  join lateral (
    select e.data ->> 'owner' owner
    from case_events e
    where e.case_id = c.id and e.type in ('promise-made', 'promise-given')
    order by e.version desc
    limit 1
  ) given on given.owner = $2
  where c.region = $1 and c.promised_for is not null and c.status < 5
) work
order by due_at nulls last, number, what
limit $3
