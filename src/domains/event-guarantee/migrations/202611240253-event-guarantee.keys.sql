alter table food_accident add constraint food_accident_event_id_fkey foreign key (county_code, event_id) references guarantee_event (county_code, id);
alter table food_accident add constraint food_accident_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table guarantee_site add constraint guarantee_site_event_id_fkey foreign key (county_code, event_id) references guarantee_event (county_code, id);
alter table guarantee_site add constraint guarantee_site_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
