-- $1 cases, $2 regions, $3 networks, $4 authors, $5 keys of the installation
insert into profile_cases (case_id, profile, key_id)
select t.id, p.id, t.key_id
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as t (id, region, network, author, key_id)
join profiles p on p.region = t.region and p.network = t.network and p.author_id = t.author
order by t.id
on conflict (case_id) do update set profile = excluded.profile, key_id = excluded.key_id
where (profile_cases.profile, profile_cases.key_id) is distinct from (excluded.profile, excluded.key_id)
