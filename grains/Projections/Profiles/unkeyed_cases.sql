-- The next cases, by id, without keys or with keys made under another key of the installation: of before this projection, of a silo of the former
-- version, of before a change of keys.
-- $1 after this id, $2 the key of now, $3 how many
select c.id
from cases c
left join profile_cases p on p.case_id = c.id
where c.id > $1 and c.resident_id <> '[erased]' and p.key_id is distinct from $2
order by c.id
limit $3
