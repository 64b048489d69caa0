-- What a move must know of a case: whether an answer is being written; whether a person has done anything since the move that is taken
-- back, or that move never happened; and its version. The move itself, done before a crash, is no reason against it.
-- $1 case, $2 the command of the move that is taken back or null, $3 the command of this move
select
  exists (select from drafts d where d.case_id = $1 and d.text <> ''),
  $2::text is not null and coalesce(
    (select bool_or(e.actor_kind = 2 and e.command_id <> $3) from case_events e
     where e.case_id = c.id and e.version > (select max(m.version) from case_events m where m.case_id = c.id and m.command_id = $2)),
    not exists (select from case_events m where m.case_id = c.id and m.command_id = $2)),
  c.version
from cases c
where c.id = $1
