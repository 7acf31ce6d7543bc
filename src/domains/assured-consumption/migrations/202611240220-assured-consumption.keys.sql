alter table assured_unit add constraint assured_unit_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
