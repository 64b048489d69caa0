-- What happened before somebody asks for digests is not sent.
-- $1 region and $2 id of the person, $3 e-mail, $4 digest, $5 language
insert into notification_settings (region, person, email, digest, language) values ($1, $2, $3, $4, $5)
on conflict (region, person) do update
set email = excluded.email, digest = excluded.digest, language = excluded.language, updated_at = now(),
    told_until = case when notification_settings.digest = 'off' then now() else notification_settings.told_until end
