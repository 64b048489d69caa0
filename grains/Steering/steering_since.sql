-- $1 region
select at from case_marks_since where region = $1
