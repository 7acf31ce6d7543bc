drop index permit_application_submitted_on_idx;
create index permit_application_submitted_on_id_idx on permit_application (county_code, submitted_on, id);
drop index permit_application_kind_submitted_on_idx;
create index permit_application_kind_submitted_on_id_idx on permit_application (county_code, kind, submitted_on, id);
drop index permit_certificate_issued_on_idx;
create index permit_certificate_issued_on_id_idx on permit_certificate (county_code, issued_on, id);
