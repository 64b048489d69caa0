-- Everything but what has statements of its own: two nodes write at the same time.
-- $1 login, $2 the revision that was read, $3 name, $4 role, $5 region, $6 authority, $7 official, $8 password hash, $9 disabled,
-- $10 stamp, $11 must change password, $12 authenticator key, $13 second factor on, $14 when an administrator last gave access
update users
set revision = revision + 1, name = $3, role = $4, region = $5, authority = $6, official = $7,
    -- Another official, or another region's, is nobody else's any more.
    official_shared = official_shared and (region, official) is not distinct from ($5, $7),
    password_changed_at = case when password_hash is distinct from $8 then now() else password_changed_at end,
    password_hash = $8, disabled = $9, stamp = $10, must_change_password = $11,
    -- A different key starts its time steps from the beginning.
    totp_step = case when totp_key is distinct from $12 then 0 else totp_step end,
    totp_key = $12, totp_on = $13, access_given_at = $14
where login = $1 and revision = $2
