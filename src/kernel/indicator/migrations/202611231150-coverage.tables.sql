drop policy scope on coverage;
create policy scope on coverage to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on coverage_history;
create policy scope on coverage_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
