-- $1 region and $2 id of the person
select email, digest, language from notification_settings where region = $1 and person = $2
