-- $1 case
select version, type, data::text, actor_kind, actor_name, at from case_events
where case_id = $1 and type in ('contractor-asked', 'contractor-answered', 'contractor-link-revoked')
order by version
