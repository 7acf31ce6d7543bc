alter table cold_chain_batch add constraint cold_chain_batch_operator_id_fkey foreign key (county_code, operator_id) references cold_chain_operator (county_code, id);
alter table cold_chain_operator add constraint cold_chain_operator_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table cold_chain_sampling add constraint cold_chain_sampling_operator_id_fkey foreign key (county_code, operator_id) references cold_chain_operator (county_code, id);
alter table cold_chain_worker add constraint cold_chain_worker_operator_id_fkey foreign key (county_code, operator_id) references cold_chain_operator (county_code, id);
