-- $1 credential id
select login from passkeys where credential_id = $1
