-- Statements that make one role the owner of everything of ours: the database, its schema, tables, sequences and functions.
-- $1 the owner
select format('alter database %I owner to %I', current_database(), $1::text)
from pg_database
where datname = current_database() and pg_get_userbyid(datdba) <> $1
union all
select format('alter schema public owner to %I', $1::text)
from pg_namespace
where nspname = 'public' and pg_get_userbyid(nspowner) not in ($1, 'pg_database_owner')
union all
select format('alter %s %s owner to %I', case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end, c.oid::regclass, $1::text)
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'S', 'v') and pg_get_userbyid(c.relowner) <> $1
  -- A column's sequence follows its table; what belongs to an extension stays with it.
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
union all
select format('alter function %s owner to %I', p.oid::regprocedure, $1::text)
from pg_proc p
where p.pronamespace = 'public'::regnamespace and pg_get_userbyid(p.proowner) <> $1
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
