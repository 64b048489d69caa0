-- Where the name of an erased resident still stands in what belongs to others, as the erasure found it when it ended. A person decides about
-- each place. excerpt: the words around it, the name and all numbers hidden.
create table erasure_mentions (
  erasure     uuid not null references erasures (id) on delete cascade,
  ordinal     int not null,
  place       text not null,
  case_number bigint,
  reference   text,
  excerpt     text not null,
  primary key (erasure, ordinal)
);
