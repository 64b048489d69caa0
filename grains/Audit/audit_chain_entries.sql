select n, id, at, login, role, action, case_id, case_number, region, subject, outcome, address, detail, salt, words_hash, hash
from audit
order by n
