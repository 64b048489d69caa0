-- What officials do with a case beyond answering it: approvals, hand-backs, promises, labels, formal appeals, merges.
alter table cases
  -- 0 none, 1 waiting, 2 returned, 3 review
  add column approval       smallint not null default 0,
  -- Whose turn it is: approver, reviewer, or the author a text came back to.
  add column approver       text,
  add column approval_due   timestamptz,
  add column bounces        int not null default 0,
  add column awaits_arbiter boolean not null default false,
  add column promised_for   timestamptz,
  -- 0 none, 1 requested, 2 registered, 3 answered
  add column formal         smallint not null default 0,
  add column tags           text[],
  add column fields         jsonb,
  add column merged_into    uuid;

create index cases_approver on cases (region, approver, approval_due) where approval > 0;
create index cases_promised on cases (region, promised_for) where promised_for is not null;
create index cases_arbiter on cases (region, due_at) where awaits_arbiter;
create index cases_formal on cases (region, formal, due_at) where formal in (1, 2);
create index cases_tagged on cases using gin (tags) where tags is not null;
create index cases_merged on cases (merged_into) where merged_into is not null;

-- A case owes several things at once now: each has a wake-up of its own name.
update deadlines d
set kind = 'obligation:' || coalesce(c.due_kind, 'answer')
from cases c
where d.kind = 'obligation' and c.id = d.case_id;

-- What the reports and the precedents ask the journal for; these events are few.
create index case_events_precedents on case_events ((data ->> 'topic'), at desc) where type = 'arbiter-decided';
create index case_events_promises on case_events (case_id, version)
  where type in ('promise-made', 'promise-given', 'promise-fulfilled');
create index case_events_approvals on case_events (at)
  where type in ('answer-approved', 'answer-returned', 'approver-changed', 'answer-reviewed');
