-- $1 login
select credential_id, name, public_key, sign_count, transports, user_verified, backup_eligible, backed_up, attestation, client_data, created_at, used_at
from passkeys
where login = $1
order by created_at
