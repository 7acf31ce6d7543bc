drop index inspection_object_drawn_on_idx;
create index inspection_object_drawn_on_id_idx on inspection_object (county_code, drawn_on, id);
