-- Requests that anybody may read (Open311): pages by the time of the request, and those changed since a moment.
create index cases_published on cases (region, received_at desc, number desc) where is_public;
create index cases_published_changes on cases (region, updated_at) where is_public;
