-- $1 region and $2 id of the person
select email, digest, language, muted, quiet_from, quiet_to, desktop, sound from notification_settings where region = $1 and person = $2
