-- $1 key, $2 bytes
insert into file_contents (key, bytes) values ($1, $2) on conflict (key) do update set bytes = excluded.bytes
