-- Whom an invitation is for. $1 hash of the token, $2 now
select u.login
from identity_invitations i join users u on u.login = i.login
where i.token_hash = $1 and i.expires_at > $2 and u.identity_subject is null and not u.disabled
