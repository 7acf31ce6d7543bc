alter table se_device add constraint se_device_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table se_inspection add constraint se_inspection_device_id_fkey foreign key (county_code, device_id) references se_device (county_code, id);
