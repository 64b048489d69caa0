-- Every deadline in force.
select case_id, kind, serial, due_at from deadlines
