alter table duty_progress add constraint duty_progress_task_id_fkey foreign key (county_code, task_id) references duty_task (county_code, id);
alter table screened_person add constraint screened_person_screening_id_fkey foreign key (county_code, screening_id) references screening (county_code, id);
alter table screening_match add constraint screening_match_person_id_fkey foreign key (county_code, person_id) references screened_person (county_code, id);
alter table screening_match add constraint screening_match_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
