alter table message_contact add constraint message_contact_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table message_contact add constraint message_contact_campaign_id_fkey foreign key (county_code, campaign_id) references message_campaign (county_code, id);
