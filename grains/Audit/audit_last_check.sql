select at, fault from audit_checks order by at desc limit 1
