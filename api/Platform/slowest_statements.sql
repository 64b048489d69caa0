-- Statements of this database by the time they took in all since the statistics began. Constants in them are $1, $2 …: pg_stat_statements takes the values out.
select left(regexp_replace(query, '\s+', ' ', 'g'), 400), calls, total_exec_time / 1000, mean_exec_time, rows
from pg_stat_statements
where dbid = (select oid from pg_database where datname = current_database()) and query !~* '^\s*(create|alter|drop|grant|set|copy)\M'
order by total_exec_time desc
limit 15
