-- Cases changed by transactions from $2 on that no running transaction can still precede; the caller's next $2 is the
-- second query's result.
-- $1 region, $2 checkpoint, $3 the horizon read before
select
  {case_summary}
from cases
where region = $1 and changed_in >= $2 and changed_in < $3
order by changed_in
