create index inspection_task_drawn_on_idx on inspection_task (county_code, drawn_on) where closed_on is null;
