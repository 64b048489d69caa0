-- Notes where somebody signed in; true when this browser or this network is new to an account that has signed in before.
-- $1 login, $2 source, $3 agent, $4 network, $5 now, $6 seen before then: forgotten
with before as (
  select agent, network from sign_in_places where login = $1 and seen_at >= $6
), forgotten as (
  delete from sign_in_places where seen_at < $6 and (login, source, agent) <> ($1, $2, $3)
), seen as (
  insert into sign_in_places (login, source, agent, network, seen_at) values ($1, $2, $3, $4, $5)
  on conflict (login, source, agent) do update set network = excluded.network, seen_at = excluded.seen_at
)
select exists (select from before) and not exists (select from before where agent = $3 and network = $4)
