-- Every channel whose grain should be awake. A paused one is looked after by its reminder alone.
select id from channels where enabled and not paused
