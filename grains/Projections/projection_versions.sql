-- $1 cases, $2 their last projected versions
insert into followed_cases (case_id, version)
select * from unnest($1::uuid[], $2::int[])
on conflict (case_id) do update set version = excluded.version
