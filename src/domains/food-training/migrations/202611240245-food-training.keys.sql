alter table food_training_person add constraint food_training_person_unit_id_fkey foreign key (county_code, unit_id) references food_training_unit (county_code, id);
alter table food_training_person add constraint food_training_person_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table food_training_step add constraint food_training_step_person_id_fkey foreign key (county_code, person_id) references food_training_person (county_code, id);
alter table food_training_step add constraint food_training_step_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table food_training_unit add constraint food_training_unit_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
