-- $1 key
delete from file_contents where key = $1
