alter table party_station add column town_code text;
comment on column party_station.town_code is '所在乡镇代码';
alter table party_station_history add column town_code text;
comment on column party_station_history.town_code is '所在乡镇代码';
