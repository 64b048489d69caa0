-- $1 hand-over
select case_id, number, what, code, detail from hand_over_items where hand_over = $1 and state = 'refused' order by number, what limit 200
