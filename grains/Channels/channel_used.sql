-- Whether anything came or went through a channel. Threads begin with its id and a slash, which "0" follows (texts are ordered by their bytes).
-- $1 channel
select exists (select 1 from cases where thread >= $1 || '/' and thread < $1 || '0')
  or exists (select 1 from outbox where channel = $1)
  or exists (select 1 from inbox where channel = $1)
  or exists (select 1 from imports where channel = $1)
