-- A station enters the gatherings that it holds itself; everybody sees them.
drop policy scope on gathering;
create policy scope on gathering to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
drop policy scope on gathering_history;
create policy scope on gathering_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
create index gathering_attendee_paper_no_idx on gathering_attendee (county_code, paper_no) where paper_no is not null;
