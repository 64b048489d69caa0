-- The first administrator, only where nobody is. Several apis may try at once.
-- $1 password hash
insert into users (login, name, role, region, password_hash)
select 'admin', 'Администратор', 'administrator', '*', $1
where not exists (select 1 from users)
on conflict do nothing
