-- What happened in a region since its midnight and in the last hour; asked once, when the feed starts.
-- $1 region, $2 midnight, $3 an hour ago
select 'received' as what, topic as key, count(*)::int as total from cases
where region = $1 and received_at >= $2 group by topic
union all
select 'answered', coalesce(authority, ''), count(*)::int from cases
where region = $1 and answered_at >= $2 group by authority
union all
select 'missed', '', count(*)::int from cases
where region = $1 and overdue and due_at >= $2
union all
select 'minute', to_char(date_trunc('minute', received_at at time zone 'utc'), 'YYYY-MM-DD"T"HH24:MI"Z"'), count(*)::int from cases
where region = $1 and received_at >= $3 group by 2
