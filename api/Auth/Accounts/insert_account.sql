-- $1 login, $2 name, $3 role, $4 region, $5 authority, $6 official, $7 password hash or null, $8 stamp, $9 must change password, $10 who makes it
insert into users (login, name, role, region, authority, official, password_hash, stamp, must_change_password, created_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
