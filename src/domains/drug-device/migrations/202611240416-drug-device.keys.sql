alter table adverse_report add constraint adverse_report_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table drug_unit_grade add constraint drug_unit_grade_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
