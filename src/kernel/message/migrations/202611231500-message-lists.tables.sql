drop index message_contact_happened_on_idx;
create index message_contact_happened_on_id_idx on message_contact (county_code, happened_on, id);
