alter table publication_notice add constraint publication_notice_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
