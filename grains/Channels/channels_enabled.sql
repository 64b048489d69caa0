-- Every channel whose grain should be awake.
select id from channels where enabled
