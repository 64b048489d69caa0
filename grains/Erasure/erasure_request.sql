-- $1 id, $2 region, $3 ground, $4 basis, $5 subject (jsonb), $6 who, $7 now, $8 networks of the subject
insert into erasures (id, region, ground, basis, subject, state, requested_by, requested_at, networks)
values ($1, $2, $3, $4, $5, 'requested', $6, $7, $8)
on conflict (id) do nothing
