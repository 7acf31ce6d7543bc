create table restriction_lookup (
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
  operation text not null,
  matter text not null,
  moment text not null,
  asked_on date not null,
  asked_by text not null,
  party_id uuid,
  people jsonb not null,
  result text not null,
  findings jsonb not null,
  primary key (county_code, id)
);
comment on table restriction_lookup is '限制查询：办理登记、许可前查了谁，结果如何';
comment on column restriction_lookup.county_code is '局代码';
comment on column restriction_lookup.id is '内部编号（UUIDv7）';
comment on column restriction_lookup.version is '版本，从 1 起';
comment on column restriction_lookup.recorded_at is '本版本入账时刻';
comment on column restriction_lookup.station_code is '管辖所（数据范围）';
comment on column restriction_lookup.void_reason is '作废理由；空为有效';
comment on column restriction_lookup.source_system is '上级系统名称';
comment on column restriction_lookup.external_no is '上级系统编号';
comment on column restriction_lookup.declared is '汇总申报（不是逐笔记录）';
comment on column restriction_lookup.origin_batch is '来源批次';
comment on column restriction_lookup.origin_line is '来源行（批次内连续编号）';
comment on column restriction_lookup.operation is '办理的事项';
comment on column restriction_lookup.matter is '事项代码';
comment on column restriction_lookup.moment is '何时查询';
comment on column restriction_lookup.asked_on is '查询日期';
comment on column restriction_lookup.asked_by is '查询人';
comment on column restriction_lookup.party_id is '申请主体（登记册里有的）';
comment on column restriction_lookup.people is '所查人员';
comment on column restriction_lookup.result is '结果';
comment on column restriction_lookup.findings is '查到的限制和提示';
create unique index restriction_lookup_source_system_external_no_key on restriction_lookup (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index restriction_lookup_party_id_idx on restriction_lookup (county_code, party_id);
create index restriction_lookup_asked_on_idx on restriction_lookup (county_code, asked_on);
alter table restriction_lookup enable row level security;
create policy scope on restriction_lookup to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on restriction_lookup to quanheng_app;

create table restriction_lookup_history (
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
  operation text not null,
  matter text not null,
  moment text not null,
  asked_on date not null,
  asked_by text not null,
  party_id uuid,
  people jsonb not null,
  result text not null,
  findings jsonb not null,
  primary key (county_code, id, version)
);
comment on table restriction_lookup_history is '限制查询：办理登记、许可前查了谁，结果如何（历史版本）';
comment on column restriction_lookup_history.county_code is '局代码';
comment on column restriction_lookup_history.id is '内部编号（UUIDv7）';
comment on column restriction_lookup_history.version is '版本，从 1 起';
comment on column restriction_lookup_history.recorded_at is '本版本入账时刻';
comment on column restriction_lookup_history.station_code is '管辖所（数据范围）';
comment on column restriction_lookup_history.void_reason is '作废理由；空为有效';
comment on column restriction_lookup_history.source_system is '上级系统名称';
comment on column restriction_lookup_history.external_no is '上级系统编号';
comment on column restriction_lookup_history.declared is '汇总申报（不是逐笔记录）';
comment on column restriction_lookup_history.origin_batch is '来源批次';
comment on column restriction_lookup_history.origin_line is '来源行（批次内连续编号）';
comment on column restriction_lookup_history.superseded_at is '被后一版本取代的时刻';
comment on column restriction_lookup_history.operation is '办理的事项';
comment on column restriction_lookup_history.matter is '事项代码';
comment on column restriction_lookup_history.moment is '何时查询';
comment on column restriction_lookup_history.asked_on is '查询日期';
comment on column restriction_lookup_history.asked_by is '查询人';
comment on column restriction_lookup_history.party_id is '申请主体（登记册里有的）';
comment on column restriction_lookup_history.people is '所查人员';
comment on column restriction_lookup_history.result is '结果';
comment on column restriction_lookup_history.findings is '查到的限制和提示';
create index restriction_lookup_history_recorded_at_idx on restriction_lookup_history (county_code, recorded_at);
alter table restriction_lookup_history enable row level security;
create policy scope on restriction_lookup_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on restriction_lookup_history to quanheng_app;
