alter table inspection_finding add constraint inspection_finding_visit_id_fkey foreign key (county_code, visit_id) references inspection_visit (county_code, id);
alter table inspection_object add constraint inspection_object_task_id_fkey foreign key (county_code, task_id) references inspection_task (county_code, id);
alter table inspection_object add constraint inspection_object_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table inspection_order add constraint inspection_order_visit_id_fkey foreign key (county_code, visit_id) references inspection_visit (county_code, id);
alter table inspection_publication add constraint inspection_publication_object_id_fkey foreign key (county_code, object_id) references inspection_object (county_code, id);
alter table inspection_recheck add constraint inspection_recheck_order_id_fkey foreign key (county_code, order_id) references inspection_order (county_code, id);
alter table inspection_task add constraint inspection_task_plan_id_fkey foreign key (county_code, plan_id) references inspection_plan (county_code, id);
alter table inspection_visit add constraint inspection_visit_object_id_fkey foreign key (county_code, object_id) references inspection_object (county_code, id);
