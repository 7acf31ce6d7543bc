create table instrument (
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
  instrument_no text not null,
  class text not null,
  use text not null,
  name text not null,
  model text,
  maker text,
  serial_no text,
  accuracy text,
  party_id uuid not null,
  venue text not null,
  place text,
  registered_on date not null,
  stopped_on date,
  scrapped_on date,
  last_tested_on date,
  valid_to date,
  primary key (county_code, id)
);
comment on table instrument is '计量器具台账：一台（件）一条';
comment on column instrument.county_code is '局代码';
comment on column instrument.id is '内部编号（UUIDv7）';
comment on column instrument.version is '版本，从 1 起';
comment on column instrument.recorded_at is '本版本入账时刻';
comment on column instrument.station_code is '管辖所（数据范围）';
comment on column instrument.void_reason is '作废理由；空为有效';
comment on column instrument.source_system is '上级系统名称';
comment on column instrument.external_no is '上级系统编号';
comment on column instrument.declared is '汇总申报（不是逐笔记录）';
comment on column instrument.origin_batch is '来源批次';
comment on column instrument.origin_line is '来源行（批次内连续编号）';
comment on column instrument.instrument_no is '台账编号';
comment on column instrument.class is '器具类别';
comment on column instrument.use is '用途';
comment on column instrument.name is '器具名称';
comment on column instrument.model is '型号规格';
comment on column instrument.maker is '制造单位';
comment on column instrument.serial_no is '出厂编号';
comment on column instrument.accuracy is '准确度等级';
comment on column instrument.party_id is '使用单位';
comment on column instrument.venue is '使用场所';
comment on column instrument.place is '使用位置（摊位号、枪号）';
comment on column instrument.registered_on is '备案日期';
comment on column instrument.stopped_on is '停用日期';
comment on column instrument.scrapped_on is '报废日期';
comment on column instrument.last_tested_on is '最近检定日期';
comment on column instrument.valid_to is '检定有效期至';
create unique index instrument_source_system_external_no_key on instrument (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index instrument_instrument_no_key on instrument (county_code, instrument_no) where void_reason is null;
create index instrument_party_id_idx on instrument (county_code, party_id);
create index instrument_registered_on_id_idx on instrument (county_code, registered_on, id);
create index instrument_class_registered_on_id_idx on instrument (county_code, class, registered_on, id);
create index instrument_serial_no_idx on instrument (county_code, serial_no) where serial_no is not null;
create index instrument_valid_to_idx on instrument (county_code, valid_to) where scrapped_on is null;
alter table instrument enable row level security;
create policy scope on instrument to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on instrument to quanheng_app;

create table instrument_history (
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
  instrument_no text not null,
  class text not null,
  use text not null,
  name text not null,
  model text,
  maker text,
  serial_no text,
  accuracy text,
  party_id uuid not null,
  venue text not null,
  place text,
  registered_on date not null,
  stopped_on date,
  scrapped_on date,
  last_tested_on date,
  valid_to date,
  primary key (county_code, id, version)
);
comment on table instrument_history is '计量器具台账：一台（件）一条（历史版本）';
comment on column instrument_history.county_code is '局代码';
comment on column instrument_history.id is '内部编号（UUIDv7）';
comment on column instrument_history.version is '版本，从 1 起';
comment on column instrument_history.recorded_at is '本版本入账时刻';
comment on column instrument_history.station_code is '管辖所（数据范围）';
comment on column instrument_history.void_reason is '作废理由；空为有效';
comment on column instrument_history.source_system is '上级系统名称';
comment on column instrument_history.external_no is '上级系统编号';
comment on column instrument_history.declared is '汇总申报（不是逐笔记录）';
comment on column instrument_history.origin_batch is '来源批次';
comment on column instrument_history.origin_line is '来源行（批次内连续编号）';
comment on column instrument_history.superseded_at is '被后一版本取代的时刻';
comment on column instrument_history.instrument_no is '台账编号';
comment on column instrument_history.class is '器具类别';
comment on column instrument_history.use is '用途';
comment on column instrument_history.name is '器具名称';
comment on column instrument_history.model is '型号规格';
comment on column instrument_history.maker is '制造单位';
comment on column instrument_history.serial_no is '出厂编号';
comment on column instrument_history.accuracy is '准确度等级';
comment on column instrument_history.party_id is '使用单位';
comment on column instrument_history.venue is '使用场所';
comment on column instrument_history.place is '使用位置（摊位号、枪号）';
comment on column instrument_history.registered_on is '备案日期';
comment on column instrument_history.stopped_on is '停用日期';
comment on column instrument_history.scrapped_on is '报废日期';
comment on column instrument_history.last_tested_on is '最近检定日期';
comment on column instrument_history.valid_to is '检定有效期至';
create index instrument_history_recorded_at_idx on instrument_history (county_code, recorded_at);
alter table instrument_history enable row level security;
create policy scope on instrument_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on instrument_history to quanheng_app;

create table instrument_test (
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
  instrument_id uuid not null,
  kind text not null,
  activity text,
  applied_on date not null,
  due_on date,
  done_on date,
  result text,
  document_no text,
  valid_to date,
  body text,
  verifier text,
  fee_fen bigint,
  late_reason text,
  user_fault text,
  primary key (county_code, id)
);
comment on table instrument_test is '计量器具检定、校准';
comment on column instrument_test.county_code is '局代码';
comment on column instrument_test.id is '内部编号（UUIDv7）';
comment on column instrument_test.version is '版本，从 1 起';
comment on column instrument_test.recorded_at is '本版本入账时刻';
comment on column instrument_test.station_code is '管辖所（数据范围）';
comment on column instrument_test.void_reason is '作废理由；空为有效';
comment on column instrument_test.source_system is '上级系统名称';
comment on column instrument_test.external_no is '上级系统编号';
comment on column instrument_test.declared is '汇总申报（不是逐笔记录）';
comment on column instrument_test.origin_batch is '来源批次';
comment on column instrument_test.origin_line is '来源行（批次内连续编号）';
comment on column instrument_test.instrument_id is '器具';
comment on column instrument_test.kind is '种类';
comment on column instrument_test.activity is '活动';
comment on column instrument_test.applied_on is '申请日期';
comment on column instrument_test.due_on is '应完成日期';
comment on column instrument_test.done_on is '检定（校准）日期';
comment on column instrument_test.result is '检定结果（校准没有）';
comment on column instrument_test.document_no is '证书或者通知书编号';
comment on column instrument_test.valid_to is '有效期至';
comment on column instrument_test.body is '检定机构';
comment on column instrument_test.verifier is '检定人员';
comment on column instrument_test.fee_fen is '收费（分），免费为 0';
comment on column instrument_test.late_reason is '逾期原因（使用单位的原因也写在这里）';
comment on column instrument_test.user_fault is '逾期是使用单位的原因';
create unique index instrument_test_source_system_external_no_key on instrument_test (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index instrument_test_instrument_id_idx on instrument_test (county_code, instrument_id);
create index instrument_test_applied_on_id_idx on instrument_test (county_code, applied_on, id);
create index instrument_test_done_on_idx on instrument_test (county_code, done_on) where done_on is not null;
create index instrument_test_open_idx on instrument_test (county_code, applied_on) where done_on is null;
create index instrument_test_document_no_idx on instrument_test (county_code, document_no) where document_no is not null;
alter table instrument_test enable row level security;
create policy scope on instrument_test to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on instrument_test to quanheng_app;

create table instrument_test_history (
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
  instrument_id uuid not null,
  kind text not null,
  activity text,
  applied_on date not null,
  due_on date,
  done_on date,
  result text,
  document_no text,
  valid_to date,
  body text,
  verifier text,
  fee_fen bigint,
  late_reason text,
  user_fault text,
  primary key (county_code, id, version)
);
comment on table instrument_test_history is '计量器具检定、校准（历史版本）';
comment on column instrument_test_history.county_code is '局代码';
comment on column instrument_test_history.id is '内部编号（UUIDv7）';
comment on column instrument_test_history.version is '版本，从 1 起';
comment on column instrument_test_history.recorded_at is '本版本入账时刻';
comment on column instrument_test_history.station_code is '管辖所（数据范围）';
comment on column instrument_test_history.void_reason is '作废理由；空为有效';
comment on column instrument_test_history.source_system is '上级系统名称';
comment on column instrument_test_history.external_no is '上级系统编号';
comment on column instrument_test_history.declared is '汇总申报（不是逐笔记录）';
comment on column instrument_test_history.origin_batch is '来源批次';
comment on column instrument_test_history.origin_line is '来源行（批次内连续编号）';
comment on column instrument_test_history.superseded_at is '被后一版本取代的时刻';
comment on column instrument_test_history.instrument_id is '器具';
comment on column instrument_test_history.kind is '种类';
comment on column instrument_test_history.activity is '活动';
comment on column instrument_test_history.applied_on is '申请日期';
comment on column instrument_test_history.due_on is '应完成日期';
comment on column instrument_test_history.done_on is '检定（校准）日期';
comment on column instrument_test_history.result is '检定结果（校准没有）';
comment on column instrument_test_history.document_no is '证书或者通知书编号';
comment on column instrument_test_history.valid_to is '有效期至';
comment on column instrument_test_history.body is '检定机构';
comment on column instrument_test_history.verifier is '检定人员';
comment on column instrument_test_history.fee_fen is '收费（分），免费为 0';
comment on column instrument_test_history.late_reason is '逾期原因（使用单位的原因也写在这里）';
comment on column instrument_test_history.user_fault is '逾期是使用单位的原因';
create index instrument_test_history_recorded_at_idx on instrument_test_history (county_code, recorded_at);
alter table instrument_test_history enable row level security;
create policy scope on instrument_test_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on instrument_test_history to quanheng_app;
