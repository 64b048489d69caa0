-- Removes the block of a sender that was made from an erased case; whoever writes next is served as anybody.
-- $1 case
delete from sender_blocks where case_id = $1
