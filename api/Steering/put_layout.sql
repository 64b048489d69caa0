-- $1 login, $2 tiles in their order
insert into board_layouts (login, tiles) values ($1, $2)
on conflict (login) do update set tiles = excluded.tiles, changed_at = now()
