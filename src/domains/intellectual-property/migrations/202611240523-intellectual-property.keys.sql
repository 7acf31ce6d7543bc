alter table gi_mark_user add constraint gi_mark_user_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table patent_reward add constraint patent_reward_batch_id_fkey foreign key (county_code, batch_id) references patent_reward_batch (county_code, id);
alter table patent_reward add constraint patent_reward_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
