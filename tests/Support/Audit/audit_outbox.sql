-- Answers in the order of their versions.
select case_id, version, state from outbox order by case_id, version
