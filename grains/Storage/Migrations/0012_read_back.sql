-- An answer of unknown fate is told apart from others with the same words by what went out around its time.
create index outbox_attempted on outbox (channel, attempted_at) where state in ('sent', 'delivered', 'unknown');
