-- Done: who it was is forgotten, too.
-- $1 id, $2 now, $3 words, $4 marker
update erasures e
set state = 'done', finished_at = $2, subject = null,
    basis = case when exists (select from unnest($3::text[]) w where position(lower(w) in lower(e.basis)) > 0) then $4 else e.basis end
where id = $1 and state = 'running'
