-- $1 login
select tiles from board_layouts where login = $1
