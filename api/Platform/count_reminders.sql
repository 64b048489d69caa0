select count(*) from orleansreminderstable
