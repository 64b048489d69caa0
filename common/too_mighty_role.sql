select r.rolname::text
from pg_roles r, pg_class audit
where r.rolname = current_user and audit.oid = 'public.audit'::regclass
  and (r.rolsuper or pg_has_role(r.oid, audit.relowner, 'member') or has_table_privilege(r.oid, audit.oid, 'update, delete, truncate, trigger'))
