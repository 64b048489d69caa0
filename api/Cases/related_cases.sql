-- The case this one waits in, those that wait in it, and those it is linked with (a split links both halves). What was
-- unlinked last is not linked.
-- $1 case
with links as (
  select distinct on (other) other, type
  from (
    select coalesce(data #>> '{other,caseId}', data #>> '{from,caseId}', data ->> 'newCase')::uuid as other, type, version
    from case_events
    where case_id = $1 and type in ('case-linked', 'case-unlinked', 'messages-taken', 'messages-split')
  ) as told
  order by other, version desc
)
select
  {c.case_summary}
from cases c
where c.id in (select other from links where type <> 'case-unlinked')
   or c.merged_into = $1
   or c.id = (select merged_into from cases where id = $1)
order by c.number
