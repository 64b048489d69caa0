-- $1 regions, $2 networks, $3 authors
insert into profiles (region, network, author_id)
select distinct region, network, author from unnest($1::text[], $2::text[], $3::text[]) as t (region, network, author) order by region, network, author
on conflict on constraint profiles_resident do nothing
