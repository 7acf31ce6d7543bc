create table tally_entry (
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
  subject text,
  what text not null,
  happened_on date not null,
  quantity integer not null,
  counted text not null,
  unit_code text,
  person_name text not null,
  place text,
  evidence text,
  note text,
  primary key (county_code, id)
);
comment on table tally_entry is '计数登记：没有逐笔记录、按合计登记的数量';
comment on column tally_entry.county_code is '局代码';
comment on column tally_entry.id is '内部编号（UUIDv7）';
comment on column tally_entry.version is '版本，从 1 起';
comment on column tally_entry.recorded_at is '本版本入账时刻';
comment on column tally_entry.station_code is '管辖所（数据范围）';
comment on column tally_entry.void_reason is '作废理由；空为有效';
comment on column tally_entry.source_system is '上级系统名称';
comment on column tally_entry.external_no is '上级系统编号';
comment on column tally_entry.declared is '汇总申报（不是逐笔记录）';
comment on column tally_entry.origin_batch is '来源批次';
comment on column tally_entry.origin_line is '来源行（批次内连续编号）';
comment on column tally_entry.subject is '计数事项代码；空为自定事项';
comment on column tally_entry.what is '事项';
comment on column tally_entry.happened_on is '日期';
comment on column tally_entry.quantity is '数量';
comment on column tally_entry.counted is '计量单位';
comment on column tally_entry.unit_code is '登记的机构';
comment on column tally_entry.person_name is '经办人';
comment on column tally_entry.place is '地点';
comment on column tally_entry.evidence is '凭据：月结单编号、签到表等';
comment on column tally_entry.note is '备注';
create unique index tally_entry_source_system_external_no_key on tally_entry (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index tally_entry_subject_happened_on_idx on tally_entry (county_code, subject, happened_on) where subject is not null;
create index tally_entry_happened_on_id_idx on tally_entry (county_code, happened_on, id);
alter table tally_entry enable row level security;
create policy scope on tally_entry to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on tally_entry to quanheng_app;

create table tally_entry_history (
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
  subject text,
  what text not null,
  happened_on date not null,
  quantity integer not null,
  counted text not null,
  unit_code text,
  person_name text not null,
  place text,
  evidence text,
  note text,
  primary key (county_code, id, version)
);
comment on table tally_entry_history is '计数登记：没有逐笔记录、按合计登记的数量（历史版本）';
comment on column tally_entry_history.county_code is '局代码';
comment on column tally_entry_history.id is '内部编号（UUIDv7）';
comment on column tally_entry_history.version is '版本，从 1 起';
comment on column tally_entry_history.recorded_at is '本版本入账时刻';
comment on column tally_entry_history.station_code is '管辖所（数据范围）';
comment on column tally_entry_history.void_reason is '作废理由；空为有效';
comment on column tally_entry_history.source_system is '上级系统名称';
comment on column tally_entry_history.external_no is '上级系统编号';
comment on column tally_entry_history.declared is '汇总申报（不是逐笔记录）';
comment on column tally_entry_history.origin_batch is '来源批次';
comment on column tally_entry_history.origin_line is '来源行（批次内连续编号）';
comment on column tally_entry_history.superseded_at is '被后一版本取代的时刻';
comment on column tally_entry_history.subject is '计数事项代码；空为自定事项';
comment on column tally_entry_history.what is '事项';
comment on column tally_entry_history.happened_on is '日期';
comment on column tally_entry_history.quantity is '数量';
comment on column tally_entry_history.counted is '计量单位';
comment on column tally_entry_history.unit_code is '登记的机构';
comment on column tally_entry_history.person_name is '经办人';
comment on column tally_entry_history.place is '地点';
comment on column tally_entry_history.evidence is '凭据：月结单编号、签到表等';
comment on column tally_entry_history.note is '备注';
create index tally_entry_history_recorded_at_idx on tally_entry_history (county_code, recorded_at);
alter table tally_entry_history enable row level security;
create policy scope on tally_entry_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on tally_entry_history to quanheng_app;
