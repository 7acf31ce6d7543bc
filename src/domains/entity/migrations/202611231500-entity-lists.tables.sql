create index entity_shown_idx on entity (county_code, (coalesce(established_on, '0001-01-01'::date)));
create index startup_case_due_idx on startup_case (county_code, due_on);
