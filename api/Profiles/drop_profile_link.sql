-- $1 the smaller profile, $2 the other
delete from profile_links where one = $1 and other = $2
