select to_regclass('pg_stat_statements') is not null
