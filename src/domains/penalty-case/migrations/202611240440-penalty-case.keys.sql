alter table case_transfer add constraint case_transfer_case_id_fkey foreign key (county_code, case_id) references penalty_case (county_code, id);
alter table penalty_case add constraint penalty_case_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
