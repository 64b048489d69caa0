-- $1 credential id, $2 login, $3 name, $4 public key, $5 sign count, $6 transports, $7 user verified, $8 backup eligible, $9 backed up,
-- $10 attestation object, $11 client data, $12 created at, $13 now
insert into passkeys (credential_id, login, name, public_key, sign_count, transports, user_verified, backup_eligible, backed_up, attestation, client_data, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict (credential_id) do update
set name = excluded.name, sign_count = excluded.sign_count, user_verified = excluded.user_verified, backed_up = excluded.backed_up, used_at = $13
where passkeys.login = excluded.login
