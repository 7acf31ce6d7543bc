create index startup_case_due_on_idx on startup_case (county_code, due_on) where ended_on is null;
create index suspension_filing_from_day_idx on suspension_filing (county_code, from_day) where resumed_on is null;
