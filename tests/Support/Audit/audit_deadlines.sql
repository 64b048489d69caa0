-- Every timer in force.
select case_id, kind, serial, due_at from deadlines
