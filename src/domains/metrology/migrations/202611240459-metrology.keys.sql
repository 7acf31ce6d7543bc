alter table instrument add constraint instrument_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table instrument_test add constraint instrument_test_instrument_id_fkey foreign key (county_code, instrument_id) references instrument (county_code, id);
