-- The matters, plans and tasks of inspection are the bureau's: a station that cannot see the task cannot see its own objects either.
drop policy scope on inspection_item;
create policy scope on inspection_item to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on inspection_item_history;
create policy scope on inspection_item_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on inspection_plan;
create policy scope on inspection_plan to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on inspection_plan_history;
create policy scope on inspection_plan_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on inspection_task;
create policy scope on inspection_task to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on inspection_task_history;
create policy scope on inspection_task_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
create index inspection_task_drawn_on_idx on inspection_task (county_code, drawn_on) where closed_on is null;
