create index entity_shown_idx on entity (county_code, (coalesce(established_on, '0001-01-01'::date)), id);
drop index startup_case_accepted_on_idx;
create index startup_case_accepted_on_id_idx on startup_case (county_code, accepted_on, id);
create index startup_case_due_on_id_idx on startup_case (county_code, due_on, id);
