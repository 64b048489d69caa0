-- $1 key
select bytes from file_contents where key = $1
