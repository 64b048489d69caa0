select from_n, from_hash, sealed_n, sealed_hash from audit_chain
