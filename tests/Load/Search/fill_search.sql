-- Synthetic cases $1..$2 with one to three messages each, spread over the year before. Half the words are common ones, the first of
-- the list most; the others are made of syllables: some 27,000 rare words.
-- $1 first, $2 last, $3 common words, $4 syllables, $5 names, $6 surnames, $7 streets, $8 region
with made as materialized (
  select
    gen_random_uuid() as id, n,
    timestamptz '2026-11-01' - make_interval(secs => (n::bigint * 7919 % 1000000) * 31.5) as at,
    ($5::text[])[1 + (random() * (array_length($5::text[], 1) - 1))::int] || ' ' || ($6::text[])[1 + (random() * (array_length($6::text[], 1) - 1))::int] as name,
    'улица ' || ($7::text[])[1 + (random() * (array_length($7::text[], 1) - 1))::int] || ', ' || (1 + random() * 199)::int as address
  from generate_series($1::int, $2::int) n
),
texts as materialized (
  select m.id, m.n, m.at, m.name, k, string_agg(
    case when random() < 0.5
      then ($3::text[])[1 + (power(random(), 2) * (array_length($3::text[], 1) - 1))::int]
      else ($4::text[])[1 + (random() * 29)::int] || ($4::text[])[1 + (random() * 29)::int] || ($4::text[])[1 + (random() * 29)::int] end, ' ') as words
  from made m
  cross join lateral generate_series(1, 1 + (m.n % 3)) k
  cross join lateral generate_series(1, 8 + (m.n * 31 + k * 17) % 40) w
  group by m.id, m.n, m.at, m.name, k
),
written as (
  insert into messages (thread, external_id, case_id, version, direction, author_id, author_name, text, is_public, published_at, seen_at)
  select 'load-feed/' || n, 'm' || k, id, k, case when k = 2 then 1 else 0 end, 'r' || n, name, words, false, at + k * interval '1 hour', at + k * interval '1 hour'
  from texts
)
insert into cases (
  id, region, thread, ordinal, version, status, kind, topic, importance, authority, channel, network, is_public, resident_id, resident_name, excerpt,
  address, published_at, received_at, overdue, last_message_at, unanswered, leg, delivery, escalation_level, updated_at
)
select
  m.id, $8, 'load-feed/' || m.n, 1, 1, case when m.n % 10 = 0 then 1 + (m.n * 13 % 6) else 7 end, m.n % 6, (array['roads', 'housing', 'health', 'education', 'transport'])[1 + m.n % 5], 0,
  case when m.n % 500 = 0 then 'rare' else 'city' || (m.n % 20) end, 'load-feed', (array['vk', 'telegram', 'form'])[1 + m.n % 3], false, 'r' || m.n, m.name,
  left(t.words, 160), m.address, m.at, m.at, false, m.at, true, 1, 0, 0, now()
from made m
join texts t on t.id = m.id and t.k = 1
