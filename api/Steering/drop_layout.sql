-- $1 login
delete from board_layouts where login = $1
