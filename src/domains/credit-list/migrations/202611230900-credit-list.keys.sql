alter table abnormal_listing add constraint abnormal_listing_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table address_letter add constraint address_letter_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table address_letter add constraint address_letter_listing_id_fkey foreign key (county_code, listing_id) references abnormal_listing (county_code, id);
alter table restriction add constraint restriction_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table serious_listing add constraint serious_listing_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
