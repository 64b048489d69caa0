-- A new session; expired ones, whoever owns them, are deleted with it.
-- $1 id, $2 login, $3 stamp, $4 now, $5 agent or null, $6 address prefix or null, $7 way, $8 when a second factor was shown, or null,
-- $9 seen before this: over, $10 created before this: over
with forgotten as (
  delete from sessions where seen_at < $9 or created_at <= $10
)
insert into sessions (id, login, stamp, created_at, seen_at, agent, address_prefix, way, second_factor_at)
values ($1, $2, $3, $4, $4, $5::text, $6::text, $7, $8)
