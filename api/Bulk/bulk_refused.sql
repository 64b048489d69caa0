-- $1 job
select case_id, number, code, detail from bulk_items where job = $1 and state = 'refused' order by ordinal limit 200
