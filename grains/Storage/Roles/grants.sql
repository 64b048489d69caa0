-- Who may do what, beside the owner. {app}: silos and apis. {audit}: adds entries to the audit log.
revoke create on schema public from public;
revoke temporary on database {database} from public;
grant connect on database {database} to {app}, {audit};
grant usage on schema public to {app}, {audit};

grant select, insert, update, delete on all tables in schema public to {app};
revoke insert, update, delete on schema_versions, orleansquery from {app};
revoke update, delete on audit_checks from {app};
revoke all on audit, audit_chain from {app};
grant select on audit, audit_chain to {app};
grant execute on function audit_erase(uuid, text[]), audit_forget(timestamptz, int), audit_seal() to {app};

-- Neither id, place, time nor hashes: these the database gives itself.
grant insert (login, role, action, case_id, case_number, region, subject, outcome, address, detail) on audit to {audit};
-- An entry about a case carries its number and region.
grant select (id, number, region) on cases to {audit};
