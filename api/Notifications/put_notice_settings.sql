-- What happened before somebody asks for digests is not sent.
-- $1 region and $2 id of the person, $3 e-mail, $4 digest, $5 language, $6 muted kinds or null to leave them, $7 and $8 quiet from and to or null, $9 desktop, $10 sound
insert into notification_settings (region, person, email, digest, language, muted, quiet_from, quiet_to, desktop, sound)
values ($1, $2, $3, $4, $5, coalesce($6::text[], '{}'), $7::text::time, $8::text::time, $9, $10)
on conflict (region, person) do update
set email = excluded.email, digest = excluded.digest, language = excluded.language, updated_at = now(),
    muted = coalesce($6, notification_settings.muted), quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
    desktop = excluded.desktop, sound = excluded.sound,
    told_until = case when notification_settings.digest = 'off' then now() else notification_settings.told_until end
