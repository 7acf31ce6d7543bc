create table business_mode (
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
  business text not null,
  upstairs boolean not null,
  upper_system text,
  from_day date not null,
  to_day date,
  reason text,
  primary key (county_code, id)
);
comment on table business_mode is '业务办理方式：本局办理，还是上级系统办理、本地记账';
comment on column business_mode.county_code is '局代码';
comment on column business_mode.id is '内部编号（UUIDv7）';
comment on column business_mode.version is '版本，从 1 起';
comment on column business_mode.recorded_at is '本版本入账时刻';
comment on column business_mode.station_code is '管辖所（数据范围）';
comment on column business_mode.void_reason is '作废理由；空为有效';
comment on column business_mode.source_system is '上级系统名称';
comment on column business_mode.external_no is '上级系统编号';
comment on column business_mode.declared is '汇总申报（不是逐笔记录）';
comment on column business_mode.origin_batch is '来源批次';
comment on column business_mode.origin_line is '来源行（批次内连续编号）';
comment on column business_mode.business is '业务';
comment on column business_mode.upstairs is '在上级系统办理';
comment on column business_mode.upper_system is '上级系统名称';
comment on column business_mode.from_day is '起始日';
comment on column business_mode.to_day is '终止日（不含当日）';
comment on column business_mode.reason is '依据或说明';
create unique index business_mode_source_system_external_no_key on business_mode (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index business_mode_business_from_day_key on business_mode (county_code, business, from_day) where void_reason is null;
alter table business_mode enable row level security;
create policy scope on business_mode to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on business_mode to quanheng_app;

create table business_mode_history (
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
  business text not null,
  upstairs boolean not null,
  upper_system text,
  from_day date not null,
  to_day date,
  reason text,
  primary key (county_code, id, version)
);
comment on table business_mode_history is '业务办理方式：本局办理，还是上级系统办理、本地记账（历史版本）';
comment on column business_mode_history.county_code is '局代码';
comment on column business_mode_history.id is '内部编号（UUIDv7）';
comment on column business_mode_history.version is '版本，从 1 起';
comment on column business_mode_history.recorded_at is '本版本入账时刻';
comment on column business_mode_history.station_code is '管辖所（数据范围）';
comment on column business_mode_history.void_reason is '作废理由；空为有效';
comment on column business_mode_history.source_system is '上级系统名称';
comment on column business_mode_history.external_no is '上级系统编号';
comment on column business_mode_history.declared is '汇总申报（不是逐笔记录）';
comment on column business_mode_history.origin_batch is '来源批次';
comment on column business_mode_history.origin_line is '来源行（批次内连续编号）';
comment on column business_mode_history.superseded_at is '被后一版本取代的时刻';
comment on column business_mode_history.business is '业务';
comment on column business_mode_history.upstairs is '在上级系统办理';
comment on column business_mode_history.upper_system is '上级系统名称';
comment on column business_mode_history.from_day is '起始日';
comment on column business_mode_history.to_day is '终止日（不含当日）';
comment on column business_mode_history.reason is '依据或说明';
create index business_mode_history_recorded_at_idx on business_mode_history (county_code, recorded_at);
alter table business_mode_history enable row level security;
create policy scope on business_mode_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on business_mode_history to quanheng_app;

create table org_unit (
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
  code text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  parent_code text,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table org_unit is '机构：局、股室、市场监管所';
comment on column org_unit.county_code is '局代码';
comment on column org_unit.id is '内部编号（UUIDv7）';
comment on column org_unit.version is '版本，从 1 起';
comment on column org_unit.recorded_at is '本版本入账时刻';
comment on column org_unit.station_code is '管辖所（数据范围）';
comment on column org_unit.void_reason is '作废理由；空为有效';
comment on column org_unit.source_system is '上级系统名称';
comment on column org_unit.external_no is '上级系统编号';
comment on column org_unit.declared is '汇总申报（不是逐笔记录）';
comment on column org_unit.origin_batch is '来源批次';
comment on column org_unit.origin_line is '来源行（批次内连续编号）';
comment on column org_unit.code is '机构代码';
comment on column org_unit.name is '名称';
comment on column org_unit.short_name is '简称';
comment on column org_unit.kind is '种类';
comment on column org_unit.parent_code is '上级机构代码';
comment on column org_unit.from_day is '设立日';
comment on column org_unit.to_day is '撤销日（不含当日）';
create unique index org_unit_source_system_external_no_key on org_unit (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index org_unit_code_key on org_unit (county_code, code) where void_reason is null;
alter table org_unit enable row level security;
create policy scope on org_unit to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on org_unit to quanheng_app;

create table org_unit_history (
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
  code text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  parent_code text,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table org_unit_history is '机构：局、股室、市场监管所（历史版本）';
comment on column org_unit_history.county_code is '局代码';
comment on column org_unit_history.id is '内部编号（UUIDv7）';
comment on column org_unit_history.version is '版本，从 1 起';
comment on column org_unit_history.recorded_at is '本版本入账时刻';
comment on column org_unit_history.station_code is '管辖所（数据范围）';
comment on column org_unit_history.void_reason is '作废理由；空为有效';
comment on column org_unit_history.source_system is '上级系统名称';
comment on column org_unit_history.external_no is '上级系统编号';
comment on column org_unit_history.declared is '汇总申报（不是逐笔记录）';
comment on column org_unit_history.origin_batch is '来源批次';
comment on column org_unit_history.origin_line is '来源行（批次内连续编号）';
comment on column org_unit_history.superseded_at is '被后一版本取代的时刻';
comment on column org_unit_history.code is '机构代码';
comment on column org_unit_history.name is '名称';
comment on column org_unit_history.short_name is '简称';
comment on column org_unit_history.kind is '种类';
comment on column org_unit_history.parent_code is '上级机构代码';
comment on column org_unit_history.from_day is '设立日';
comment on column org_unit_history.to_day is '撤销日（不含当日）';
create index org_unit_history_recorded_at_idx on org_unit_history (county_code, recorded_at);
alter table org_unit_history enable row level security;
create policy scope on org_unit_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on org_unit_history to quanheng_app;

create table staff_post (
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
  staff_no text not null,
  name text not null,
  unit_code text not null,
  post text,
  certificate_no text,
  certificate_to date,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table staff_post is '人员任职：谁在哪个机构、什么职务、从何时到何时';
comment on column staff_post.county_code is '局代码';
comment on column staff_post.id is '内部编号（UUIDv7）';
comment on column staff_post.version is '版本，从 1 起';
comment on column staff_post.recorded_at is '本版本入账时刻';
comment on column staff_post.station_code is '管辖所（数据范围）';
comment on column staff_post.void_reason is '作废理由；空为有效';
comment on column staff_post.source_system is '上级系统名称';
comment on column staff_post.external_no is '上级系统编号';
comment on column staff_post.declared is '汇总申报（不是逐笔记录）';
comment on column staff_post.origin_batch is '来源批次';
comment on column staff_post.origin_line is '来源行（批次内连续编号）';
comment on column staff_post.staff_no is '人员编号';
comment on column staff_post.name is '姓名';
comment on column staff_post.unit_code is '机构代码';
comment on column staff_post.post is '职务';
comment on column staff_post.certificate_no is '行政执法证号';
comment on column staff_post.certificate_to is '执法证有效期至';
comment on column staff_post.from_day is '任职日';
comment on column staff_post.to_day is '离任日（不含当日）';
create unique index staff_post_source_system_external_no_key on staff_post (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index staff_post_staff_no_from_day_key on staff_post (county_code, staff_no, from_day) where void_reason is null;
create index staff_post_unit_code_idx on staff_post (county_code, unit_code);
alter table staff_post enable row level security;
create policy scope on staff_post to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on staff_post to quanheng_app;

create table staff_post_history (
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
  staff_no text not null,
  name text not null,
  unit_code text not null,
  post text,
  certificate_no text,
  certificate_to date,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table staff_post_history is '人员任职：谁在哪个机构、什么职务、从何时到何时（历史版本）';
comment on column staff_post_history.county_code is '局代码';
comment on column staff_post_history.id is '内部编号（UUIDv7）';
comment on column staff_post_history.version is '版本，从 1 起';
comment on column staff_post_history.recorded_at is '本版本入账时刻';
comment on column staff_post_history.station_code is '管辖所（数据范围）';
comment on column staff_post_history.void_reason is '作废理由；空为有效';
comment on column staff_post_history.source_system is '上级系统名称';
comment on column staff_post_history.external_no is '上级系统编号';
comment on column staff_post_history.declared is '汇总申报（不是逐笔记录）';
comment on column staff_post_history.origin_batch is '来源批次';
comment on column staff_post_history.origin_line is '来源行（批次内连续编号）';
comment on column staff_post_history.superseded_at is '被后一版本取代的时刻';
comment on column staff_post_history.staff_no is '人员编号';
comment on column staff_post_history.name is '姓名';
comment on column staff_post_history.unit_code is '机构代码';
comment on column staff_post_history.post is '职务';
comment on column staff_post_history.certificate_no is '行政执法证号';
comment on column staff_post_history.certificate_to is '执法证有效期至';
comment on column staff_post_history.from_day is '任职日';
comment on column staff_post_history.to_day is '离任日（不含当日）';
create index staff_post_history_recorded_at_idx on staff_post_history (county_code, recorded_at);
alter table staff_post_history enable row level security;
create policy scope on staff_post_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on staff_post_history to quanheng_app;

create table town_station (
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
  town_code text not null,
  town_name text not null,
  unit_code text not null,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table town_station is '乡镇归属：乡镇由哪个所管辖';
comment on column town_station.county_code is '局代码';
comment on column town_station.id is '内部编号（UUIDv7）';
comment on column town_station.version is '版本，从 1 起';
comment on column town_station.recorded_at is '本版本入账时刻';
comment on column town_station.station_code is '管辖所（数据范围）';
comment on column town_station.void_reason is '作废理由；空为有效';
comment on column town_station.source_system is '上级系统名称';
comment on column town_station.external_no is '上级系统编号';
comment on column town_station.declared is '汇总申报（不是逐笔记录）';
comment on column town_station.origin_batch is '来源批次';
comment on column town_station.origin_line is '来源行（批次内连续编号）';
comment on column town_station.town_code is '乡镇代码';
comment on column town_station.town_name is '乡镇名称';
comment on column town_station.unit_code is '管辖所代码';
comment on column town_station.from_day is '起始日';
comment on column town_station.to_day is '终止日（不含当日）';
create unique index town_station_source_system_external_no_key on town_station (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index town_station_town_code_from_day_key on town_station (county_code, town_code, from_day) where void_reason is null;
alter table town_station enable row level security;
create policy scope on town_station to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on town_station to quanheng_app;

create table town_station_history (
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
  town_code text not null,
  town_name text not null,
  unit_code text not null,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table town_station_history is '乡镇归属：乡镇由哪个所管辖（历史版本）';
comment on column town_station_history.county_code is '局代码';
comment on column town_station_history.id is '内部编号（UUIDv7）';
comment on column town_station_history.version is '版本，从 1 起';
comment on column town_station_history.recorded_at is '本版本入账时刻';
comment on column town_station_history.station_code is '管辖所（数据范围）';
comment on column town_station_history.void_reason is '作废理由；空为有效';
comment on column town_station_history.source_system is '上级系统名称';
comment on column town_station_history.external_no is '上级系统编号';
comment on column town_station_history.declared is '汇总申报（不是逐笔记录）';
comment on column town_station_history.origin_batch is '来源批次';
comment on column town_station_history.origin_line is '来源行（批次内连续编号）';
comment on column town_station_history.superseded_at is '被后一版本取代的时刻';
comment on column town_station_history.town_code is '乡镇代码';
comment on column town_station_history.town_name is '乡镇名称';
comment on column town_station_history.unit_code is '管辖所代码';
comment on column town_station_history.from_day is '起始日';
comment on column town_station_history.to_day is '终止日（不含当日）';
create index town_station_history_recorded_at_idx on town_station_history (county_code, recorded_at);
alter table town_station_history enable row level security;
create policy scope on town_station_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on town_station_history to quanheng_app;
