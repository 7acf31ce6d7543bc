alter table sample add constraint sample_task_id_fkey foreign key (county_code, task_id) references sampling_task (county_code, id);
alter table sample add constraint sample_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
