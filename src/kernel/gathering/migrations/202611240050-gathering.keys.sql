alter table gathering_attendee add constraint gathering_attendee_gathering_id_fkey foreign key (county_code, gathering_id) references gathering (county_code, id);
alter table gathering_attendee add constraint gathering_attendee_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
