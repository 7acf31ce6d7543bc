alter table party_class add constraint party_class_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table party_contact add constraint party_contact_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table party_label add constraint party_label_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table party_state add constraint party_state_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table party_station add constraint party_station_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
