create table coverage (
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
  complete_from date not null,
  statement text,
  primary key (county_code, id)
);
comment on table coverage is '台账起点：某项业务从哪一天起台账完整';
comment on column coverage.county_code is '局代码';
comment on column coverage.id is '内部编号（UUIDv7）';
comment on column coverage.version is '版本，从 1 起';
comment on column coverage.recorded_at is '本版本入账时刻';
comment on column coverage.station_code is '管辖所（数据范围）';
comment on column coverage.void_reason is '作废理由；空为有效';
comment on column coverage.source_system is '上级系统名称';
comment on column coverage.external_no is '上级系统编号';
comment on column coverage.declared is '汇总申报（不是逐笔记录）';
comment on column coverage.origin_batch is '来源批次';
comment on column coverage.origin_line is '来源行（批次内连续编号）';
comment on column coverage.business is '业务';
comment on column coverage.complete_from is '从这一天起完整';
comment on column coverage.statement is '说明（由谁、依据什么认定）';
create unique index coverage_source_system_external_no_key on coverage (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index coverage_business_key on coverage (county_code, business) where void_reason is null;
alter table coverage enable row level security;
create policy scope on coverage to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on coverage to quanheng_app;

create table coverage_history (
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
  complete_from date not null,
  statement text,
  primary key (county_code, id, version)
);
comment on table coverage_history is '台账起点：某项业务从哪一天起台账完整（历史版本）';
comment on column coverage_history.county_code is '局代码';
comment on column coverage_history.id is '内部编号（UUIDv7）';
comment on column coverage_history.version is '版本，从 1 起';
comment on column coverage_history.recorded_at is '本版本入账时刻';
comment on column coverage_history.station_code is '管辖所（数据范围）';
comment on column coverage_history.void_reason is '作废理由；空为有效';
comment on column coverage_history.source_system is '上级系统名称';
comment on column coverage_history.external_no is '上级系统编号';
comment on column coverage_history.declared is '汇总申报（不是逐笔记录）';
comment on column coverage_history.origin_batch is '来源批次';
comment on column coverage_history.origin_line is '来源行（批次内连续编号）';
comment on column coverage_history.superseded_at is '被后一版本取代的时刻';
comment on column coverage_history.business is '业务';
comment on column coverage_history.complete_from is '从这一天起完整';
comment on column coverage_history.statement is '说明（由谁、依据什么认定）';
create index coverage_history_recorded_at_idx on coverage_history (county_code, recorded_at);
alter table coverage_history enable row level security;
create policy scope on coverage_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on coverage_history to quanheng_app;

create table declared_value (
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
  indicator text not null,
  as_of date not null,
  value numeric(20,6) not null,
  definition text not null,
  source_document text not null,
  file bytea,
  primary key (county_code, id)
);
comment on table declared_value is '申报基数：只知道数、没有逐笔记录的往年数';
comment on column declared_value.county_code is '局代码';
comment on column declared_value.id is '内部编号（UUIDv7）';
comment on column declared_value.version is '版本，从 1 起';
comment on column declared_value.recorded_at is '本版本入账时刻';
comment on column declared_value.station_code is '管辖所（数据范围）';
comment on column declared_value.void_reason is '作废理由；空为有效';
comment on column declared_value.source_system is '上级系统名称';
comment on column declared_value.external_no is '上级系统编号';
comment on column declared_value.declared is '汇总申报（不是逐笔记录）';
comment on column declared_value.origin_batch is '来源批次';
comment on column declared_value.origin_line is '来源行（批次内连续编号）';
comment on column declared_value.indicator is '指标';
comment on column declared_value.as_of is '口径截止日';
comment on column declared_value.value is '数值（按指标单位）';
comment on column declared_value.definition is '当时的口径';
comment on column declared_value.source_document is '来源文件';
comment on column declared_value.file is '文件摘要（SHA-256）';
create unique index declared_value_source_system_external_no_key on declared_value (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index declared_value_indicator_as_of_key on declared_value (county_code, indicator, as_of) where void_reason is null;
alter table declared_value enable row level security;
create policy scope on declared_value to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on declared_value to quanheng_app;

create table declared_value_history (
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
  indicator text not null,
  as_of date not null,
  value numeric(20,6) not null,
  definition text not null,
  source_document text not null,
  file bytea,
  primary key (county_code, id, version)
);
comment on table declared_value_history is '申报基数：只知道数、没有逐笔记录的往年数（历史版本）';
comment on column declared_value_history.county_code is '局代码';
comment on column declared_value_history.id is '内部编号（UUIDv7）';
comment on column declared_value_history.version is '版本，从 1 起';
comment on column declared_value_history.recorded_at is '本版本入账时刻';
comment on column declared_value_history.station_code is '管辖所（数据范围）';
comment on column declared_value_history.void_reason is '作废理由；空为有效';
comment on column declared_value_history.source_system is '上级系统名称';
comment on column declared_value_history.external_no is '上级系统编号';
comment on column declared_value_history.declared is '汇总申报（不是逐笔记录）';
comment on column declared_value_history.origin_batch is '来源批次';
comment on column declared_value_history.origin_line is '来源行（批次内连续编号）';
comment on column declared_value_history.superseded_at is '被后一版本取代的时刻';
comment on column declared_value_history.indicator is '指标';
comment on column declared_value_history.as_of is '口径截止日';
comment on column declared_value_history.value is '数值（按指标单位）';
comment on column declared_value_history.definition is '当时的口径';
comment on column declared_value_history.source_document is '来源文件';
comment on column declared_value_history.file is '文件摘要（SHA-256）';
create index declared_value_history_recorded_at_idx on declared_value_history (county_code, recorded_at);
alter table declared_value_history enable row level security;
create policy scope on declared_value_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on declared_value_history to quanheng_app;
