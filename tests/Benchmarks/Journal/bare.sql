-- The rows of append.sql for new cases without its fence: what the same tables, indexes and fsync cost by themselves.
-- Placeholders as in append.sql; changes, answers and ended deadlines are ignored.
with written as (
  insert into cases ({cases.stored})
  select {cases.values}
  from unnest({cases.arrays}) as i ({cases.columns})
  returning id, number
),
events as (
  insert into case_events ({events.stored})
  select {events.values}
  from unnest({events.arrays}) as e ({events.columns})
),
said as (
  insert into messages ({messages.stored})
  select {messages.values}
  from unnest({messages.arrays}) as m ({messages.columns})
),
due as (
  insert into deadlines ({deadlines.stored})
  select {deadlines.values}
  from unnest({deadlines.arrays}) as d ({deadlines.columns})
)
select id, number from written;
