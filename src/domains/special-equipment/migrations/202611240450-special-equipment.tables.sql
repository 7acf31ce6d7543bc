create table se_device (
  county_code text not null,
  id uuid not null,
  version integer not null,
  recorded_at timestamp(3) with time zone not null,
  station_code text,
  void_reason text,
  source_system text,
  external_no text,
  declared boolean,
  origin_batch uuid,
  origin_line integer,
  registration_no text not null,
  device_code text,
  kind text not null,
  variety text,
  name text not null,
  model text,
  factory_no text,
  maker text,
  installed_on date,
  registered_on date not null,
  party_id uuid not null,
  place text not null,
  inner_no text,
  maintainer text,
  safety_manager text,
  stopped_on date,
  resumed_on date,
  scrapped_on date,
  end_reason text,
  last_inspected_on date,
  last_conclusion text,
  next_inspection_on date,
  primary key (county_code, id)
);
comment on table se_device is '特种设备使用登记台账：一台一条';
comment on column se_device.county_code is '局代码';
comment on column se_device.id is '内部编号（UUIDv7）';
comment on column se_device.version is '版本，从 1 起';
comment on column se_device.recorded_at is '本版本入账时刻';
comment on column se_device.station_code is '管辖所（数据范围）';
comment on column se_device.void_reason is '作废理由；空为有效';
comment on column se_device.source_system is '上级系统名称';
comment on column se_device.external_no is '上级系统编号';
comment on column se_device.declared is '汇总申报（不是逐笔记录）';
comment on column se_device.origin_batch is '来源批次';
comment on column se_device.origin_line is '来源行（批次内连续编号）';
comment on column se_device.registration_no is '使用登记证编号';
comment on column se_device.device_code is '设备代码';
comment on column se_device.kind is '种类';
comment on column se_device.variety is '品种';
comment on column se_device.name is '设备名称';
comment on column se_device.model is '型号';
comment on column se_device.factory_no is '出厂编号';
comment on column se_device.maker is '制造单位';
comment on column se_device.installed_on is '投入使用日期';
comment on column se_device.registered_on is '使用登记日期';
comment on column se_device.party_id is '使用单位';
comment on column se_device.place is '使用地点';
comment on column se_device.inner_no is '单位内编号';
comment on column se_device.maintainer is '维护保养单位';
comment on column se_device.safety_manager is '安全管理人员';
comment on column se_device.stopped_on is '停用日期';
comment on column se_device.resumed_on is '重新启用日期';
comment on column se_device.scrapped_on is '注销日期';
comment on column se_device.end_reason is '停用、注销原因';
comment on column se_device.last_inspected_on is '最近检验日期';
comment on column se_device.last_conclusion is '最近检验结论';
comment on column se_device.next_inspection_on is '下次检验日期';
create unique index se_device_source_system_external_no_key on se_device (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index se_device_registration_no_key on se_device (county_code, registration_no) where void_reason is null;
create index se_device_device_code_idx on se_device (county_code, device_code) where device_code is not null;
create index se_device_party_id_idx on se_device (county_code, party_id);
create index se_device_registered_on_id_idx on se_device (county_code, registered_on, id);
create index se_device_kind_registered_on_id_idx on se_device (county_code, kind, registered_on, id);
create index se_device_next_inspection_on_idx on se_device (county_code, next_inspection_on) where scrapped_on is null;
alter table se_device enable row level security;
create policy scope on se_device to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on se_device to quanheng_app;

create table se_device_history (
  county_code text not null,
  id uuid not null,
  version integer not null,
  recorded_at timestamp(3) with time zone not null,
  station_code text,
  void_reason text,
  source_system text,
  external_no text,
  declared boolean,
  origin_batch uuid,
  origin_line integer,
  superseded_at timestamp(3) with time zone not null,
  registration_no text not null,
  device_code text,
  kind text not null,
  variety text,
  name text not null,
  model text,
  factory_no text,
  maker text,
  installed_on date,
  registered_on date not null,
  party_id uuid not null,
  place text not null,
  inner_no text,
  maintainer text,
  safety_manager text,
  stopped_on date,
  resumed_on date,
  scrapped_on date,
  end_reason text,
  last_inspected_on date,
  last_conclusion text,
  next_inspection_on date,
  primary key (county_code, id, version)
);
comment on table se_device_history is '特种设备使用登记台账：一台一条（历史版本）';
comment on column se_device_history.county_code is '局代码';
comment on column se_device_history.id is '内部编号（UUIDv7）';
comment on column se_device_history.version is '版本，从 1 起';
comment on column se_device_history.recorded_at is '本版本入账时刻';
comment on column se_device_history.station_code is '管辖所（数据范围）';
comment on column se_device_history.void_reason is '作废理由；空为有效';
comment on column se_device_history.source_system is '上级系统名称';
comment on column se_device_history.external_no is '上级系统编号';
comment on column se_device_history.declared is '汇总申报（不是逐笔记录）';
comment on column se_device_history.origin_batch is '来源批次';
comment on column se_device_history.origin_line is '来源行（批次内连续编号）';
comment on column se_device_history.superseded_at is '被后一版本取代的时刻';
comment on column se_device_history.registration_no is '使用登记证编号';
comment on column se_device_history.device_code is '设备代码';
comment on column se_device_history.kind is '种类';
comment on column se_device_history.variety is '品种';
comment on column se_device_history.name is '设备名称';
comment on column se_device_history.model is '型号';
comment on column se_device_history.factory_no is '出厂编号';
comment on column se_device_history.maker is '制造单位';
comment on column se_device_history.installed_on is '投入使用日期';
comment on column se_device_history.registered_on is '使用登记日期';
comment on column se_device_history.party_id is '使用单位';
comment on column se_device_history.place is '使用地点';
comment on column se_device_history.inner_no is '单位内编号';
comment on column se_device_history.maintainer is '维护保养单位';
comment on column se_device_history.safety_manager is '安全管理人员';
comment on column se_device_history.stopped_on is '停用日期';
comment on column se_device_history.resumed_on is '重新启用日期';
comment on column se_device_history.scrapped_on is '注销日期';
comment on column se_device_history.end_reason is '停用、注销原因';
comment on column se_device_history.last_inspected_on is '最近检验日期';
comment on column se_device_history.last_conclusion is '最近检验结论';
comment on column se_device_history.next_inspection_on is '下次检验日期';
create index se_device_history_recorded_at_idx on se_device_history (county_code, recorded_at);
alter table se_device_history enable row level security;
create policy scope on se_device_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on se_device_history to quanheng_app;

create table se_inspection (
  county_code text not null,
  id uuid not null,
  version integer not null,
  recorded_at timestamp(3) with time zone not null,
  station_code text,
  void_reason text,
  source_system text,
  external_no text,
  declared boolean,
  origin_batch uuid,
  origin_line integer,
  device_id uuid not null,
  kind text not null,
  inspected_on date not null,
  report_no text not null,
  body text not null,
  conclusion text not null,
  problems text,
  next_on date,
  primary key (county_code, id)
);
comment on table se_inspection is '特种设备检验记录';
comment on column se_inspection.county_code is '局代码';
comment on column se_inspection.id is '内部编号（UUIDv7）';
comment on column se_inspection.version is '版本，从 1 起';
comment on column se_inspection.recorded_at is '本版本入账时刻';
comment on column se_inspection.station_code is '管辖所（数据范围）';
comment on column se_inspection.void_reason is '作废理由；空为有效';
comment on column se_inspection.source_system is '上级系统名称';
comment on column se_inspection.external_no is '上级系统编号';
comment on column se_inspection.declared is '汇总申报（不是逐笔记录）';
comment on column se_inspection.origin_batch is '来源批次';
comment on column se_inspection.origin_line is '来源行（批次内连续编号）';
comment on column se_inspection.device_id is '设备';
comment on column se_inspection.kind is '检验种类';
comment on column se_inspection.inspected_on is '检验日期';
comment on column se_inspection.report_no is '报告编号';
comment on column se_inspection.body is '检验机构';
comment on column se_inspection.conclusion is '检验结论';
comment on column se_inspection.problems is '发现的问题';
comment on column se_inspection.next_on is '下次检验日期';
create unique index se_inspection_source_system_external_no_key on se_inspection (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index se_inspection_report_no_key on se_inspection (county_code, report_no) where void_reason is null;
create index se_inspection_device_id_idx on se_inspection (county_code, device_id);
create index se_inspection_inspected_on_id_idx on se_inspection (county_code, inspected_on, id);
alter table se_inspection enable row level security;
create policy scope on se_inspection to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on se_inspection to quanheng_app;

create table se_inspection_history (
  county_code text not null,
  id uuid not null,
  version integer not null,
  recorded_at timestamp(3) with time zone not null,
  station_code text,
  void_reason text,
  source_system text,
  external_no text,
  declared boolean,
  origin_batch uuid,
  origin_line integer,
  superseded_at timestamp(3) with time zone not null,
  device_id uuid not null,
  kind text not null,
  inspected_on date not null,
  report_no text not null,
  body text not null,
  conclusion text not null,
  problems text,
  next_on date,
  primary key (county_code, id, version)
);
comment on table se_inspection_history is '特种设备检验记录（历史版本）';
comment on column se_inspection_history.county_code is '局代码';
comment on column se_inspection_history.id is '内部编号（UUIDv7）';
comment on column se_inspection_history.version is '版本，从 1 起';
comment on column se_inspection_history.recorded_at is '本版本入账时刻';
comment on column se_inspection_history.station_code is '管辖所（数据范围）';
comment on column se_inspection_history.void_reason is '作废理由；空为有效';
comment on column se_inspection_history.source_system is '上级系统名称';
comment on column se_inspection_history.external_no is '上级系统编号';
comment on column se_inspection_history.declared is '汇总申报（不是逐笔记录）';
comment on column se_inspection_history.origin_batch is '来源批次';
comment on column se_inspection_history.origin_line is '来源行（批次内连续编号）';
comment on column se_inspection_history.superseded_at is '被后一版本取代的时刻';
comment on column se_inspection_history.device_id is '设备';
comment on column se_inspection_history.kind is '检验种类';
comment on column se_inspection_history.inspected_on is '检验日期';
comment on column se_inspection_history.report_no is '报告编号';
comment on column se_inspection_history.body is '检验机构';
comment on column se_inspection_history.conclusion is '检验结论';
comment on column se_inspection_history.problems is '发现的问题';
comment on column se_inspection_history.next_on is '下次检验日期';
create index se_inspection_history_recorded_at_idx on se_inspection_history (county_code, recorded_at);
alter table se_inspection_history enable row level security;
create policy scope on se_inspection_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on se_inspection_history to quanheng_app;
