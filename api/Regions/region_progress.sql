-- $1 region
select exists (select 1 from cases where region = $1), exists (select 1 from cases where region = $1 and answered_at is not null)
