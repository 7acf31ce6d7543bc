alter table brand_guidance add constraint brand_guidance_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table quality_award add constraint quality_award_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
