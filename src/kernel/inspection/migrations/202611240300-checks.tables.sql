-- A station opens checks of its own; everybody sees them.
drop policy scope on inspection_task;
create policy scope on inspection_task to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
drop policy scope on inspection_task_history;
create policy scope on inspection_task_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
-- Lists in the order of their day; open orders by their last day; records and clues by their number.
drop index inspection_visit_visited_on_idx;
create index inspection_visit_visited_on_id_idx on inspection_visit (county_code, visited_on, id);
create index inspection_visit_record_no_idx on inspection_visit (county_code, record_no) where record_no is not null;
drop index inspection_order_due_on_idx;
create index inspection_order_due_on_id_idx on inspection_order (county_code, due_on, id);
create index inspection_order_issued_on_id_idx on inspection_order (county_code, issued_on, id);
create index inspection_order_open_idx on inspection_order (county_code, due_on) where closed_on is null;
create index inspection_finding_clue_no_idx on inspection_finding (county_code, clue_no) where clue_no is not null;
