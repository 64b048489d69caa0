-- The read model: the columns of a summary, then those a summary leaves out.
select
  {case_summary},
  ordinal, channel, resident_id
from cases
