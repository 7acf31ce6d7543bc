alter table plan_item add constraint plan_item_plan_id_fkey foreign key (county_code, plan_id) references work_plan (county_code, id);
alter table plan_progress add constraint plan_progress_item_id_fkey foreign key (county_code, item_id) references plan_item (county_code, id);
alter table plan_supervision add constraint plan_supervision_item_id_fkey foreign key (county_code, item_id) references plan_item (county_code, id);
