-- Further roles of people: the account itself (users) has one, in its own region; each row here is one in another region. A session is in
-- force in one of them. A silo or an api of the former version knows neither and takes everybody for who they are in their own region.
create table user_roles (
  login     text not null references users (login) on delete cascade,
  region    text not null check (region <> '*'),
  role      text not null check (role in ('operator', 'executor', 'approver', 'lead', 'administrator')),
  authority text,
  official  text,
  -- The administrator of all regions that gave it.
  given_by  text not null,
  given_at  timestamptz not null,
  primary key (login, region)
);
create index user_roles_region on user_roles (region);
create unique index user_roles_official on user_roles (region, official) where official is not null;

-- An official is one person, whichever of the two tables says so.
create function user_official_is_free() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.region || '/' || new.official, 0));
  -- Within each table an index sees to it.
  if (tg_table_name = 'users' and exists (select from user_roles r where r.region = new.region and r.official = new.official and r.login <> new.login))
    or (tg_table_name = 'user_roles' and exists (select from users u where u.region = new.region and u.official = new.official and u.login <> new.login)) then
    raise unique_violation using constraint = 'users_official', message = 'another account has this official';
  end if;
  return new;
end
$$;
create trigger user_roles_official_is_free before insert or update of region, official on user_roles
  for each row when (new.official is not null) execute function user_official_is_free();
create trigger users_official_is_free before insert or update of region, official on users
  for each row when (new.official is not null and not new.official_shared) execute function user_official_is_free();

-- The region a session is in force in; null: the account's own. It never changes: who changes regions goes on in a new session.
alter table sessions add column region text;

-- What is late, for the regions side by side: few, and counted every few seconds.
create index cases_late on cases (region, due_kind) where overdue and status < 5;
