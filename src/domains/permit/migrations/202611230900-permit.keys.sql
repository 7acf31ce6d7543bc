alter table permit_application add constraint permit_application_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table permit_certificate add constraint permit_certificate_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table permit_site_check add constraint permit_site_check_application_id_fkey foreign key (county_code, application_id) references permit_application (county_code, id);
