-- $1 region
select person, email, digest, language, told_until, quiet_from, quiet_to from notification_settings where region = $1 and digest <> 'off' order by person
