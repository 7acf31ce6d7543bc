create index party_state_state_party_id_idx on party_state (county_code, state, party_id);
create index party_class_category_party_id_idx on party_class (county_code, category, party_id);
