create table adverse_report (
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
  report_no text not null,
  kind text not null,
  first_report boolean not null,
  follows_no text,
  severity text not null,
  is_new boolean,
  party_id uuid not null,
  reporter_kind text not null,
  product_name text not null,
  approval_no text,
  maker text,
  batch_no text,
  event_name text not null,
  patient_sex text,
  patient_age integer,
  onset_on date,
  found_on date not null,
  reported_on date not null,
  due_on date,
  outcome text,
  reviewed_on date,
  review_result text,
  reviewed_by text,
  review_note text,
  duplicate_of text,
  primary key (county_code, id)
);
comment on table adverse_report is '药品不良反应、医疗器械不良事件、化妆品不良反应报告';
comment on column adverse_report.county_code is '局代码';
comment on column adverse_report.id is '内部编号（UUIDv7）';
comment on column adverse_report.version is '版本，从 1 起';
comment on column adverse_report.recorded_at is '本版本入账时刻';
comment on column adverse_report.station_code is '管辖所（数据范围）';
comment on column adverse_report.void_reason is '作废理由；空为有效';
comment on column adverse_report.source_system is '上级系统名称';
comment on column adverse_report.external_no is '上级系统编号';
comment on column adverse_report.declared is '汇总申报（不是逐笔记录）';
comment on column adverse_report.origin_batch is '来源批次';
comment on column adverse_report.origin_line is '来源行（批次内连续编号）';
comment on column adverse_report.report_no is '报告编号';
comment on column adverse_report.kind is '种类';
comment on column adverse_report.first_report is '首次报告（跟踪报告为否）';
comment on column adverse_report.follows_no is '跟踪的首次报告编号';
comment on column adverse_report.severity is '严重程度';
comment on column adverse_report.is_new is '新的不良反应';
comment on column adverse_report.party_id is '报告单位';
comment on column adverse_report.reporter_kind is '报告单位类别';
comment on column adverse_report.product_name is '怀疑产品';
comment on column adverse_report.approval_no is '批准文号、注册证号或备案号';
comment on column adverse_report.maker is '生产企业';
comment on column adverse_report.batch_no is '批号';
comment on column adverse_report.event_name is '不良反应（事件）名称';
comment on column adverse_report.patient_sex is '患者性别';
comment on column adverse_report.patient_age is '患者年龄';
comment on column adverse_report.onset_on is '发生日期';
comment on column adverse_report.found_on is '发现或者获知日期';
comment on column adverse_report.reported_on is '报告日期';
comment on column adverse_report.due_on is '应报日期';
comment on column adverse_report.outcome is '结果';
comment on column adverse_report.reviewed_on is '审核日期';
comment on column adverse_report.review_result is '审核结果';
comment on column adverse_report.reviewed_by is '审核人';
comment on column adverse_report.review_note is '审核意见';
comment on column adverse_report.duplicate_of is '与哪一份重复';
create unique index adverse_report_source_system_external_no_key on adverse_report (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index adverse_report_report_no_key on adverse_report (county_code, report_no) where void_reason is null;
create index adverse_report_party_id_idx on adverse_report (county_code, party_id);
create index adverse_report_reported_on_id_idx on adverse_report (county_code, reported_on, id);
create index adverse_report_kind_reported_on_id_idx on adverse_report (county_code, kind, reported_on, id);
create index adverse_report_open_idx on adverse_report (county_code, reported_on) where reviewed_on is null;
alter table adverse_report enable row level security;
create policy scope on adverse_report to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on adverse_report to quanheng_app;

create table adverse_report_history (
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
  report_no text not null,
  kind text not null,
  first_report boolean not null,
  follows_no text,
  severity text not null,
  is_new boolean,
  party_id uuid not null,
  reporter_kind text not null,
  product_name text not null,
  approval_no text,
  maker text,
  batch_no text,
  event_name text not null,
  patient_sex text,
  patient_age integer,
  onset_on date,
  found_on date not null,
  reported_on date not null,
  due_on date,
  outcome text,
  reviewed_on date,
  review_result text,
  reviewed_by text,
  review_note text,
  duplicate_of text,
  primary key (county_code, id, version)
);
comment on table adverse_report_history is '药品不良反应、医疗器械不良事件、化妆品不良反应报告（历史版本）';
comment on column adverse_report_history.county_code is '局代码';
comment on column adverse_report_history.id is '内部编号（UUIDv7）';
comment on column adverse_report_history.version is '版本，从 1 起';
comment on column adverse_report_history.recorded_at is '本版本入账时刻';
comment on column adverse_report_history.station_code is '管辖所（数据范围）';
comment on column adverse_report_history.void_reason is '作废理由；空为有效';
comment on column adverse_report_history.source_system is '上级系统名称';
comment on column adverse_report_history.external_no is '上级系统编号';
comment on column adverse_report_history.declared is '汇总申报（不是逐笔记录）';
comment on column adverse_report_history.origin_batch is '来源批次';
comment on column adverse_report_history.origin_line is '来源行（批次内连续编号）';
comment on column adverse_report_history.superseded_at is '被后一版本取代的时刻';
comment on column adverse_report_history.report_no is '报告编号';
comment on column adverse_report_history.kind is '种类';
comment on column adverse_report_history.first_report is '首次报告（跟踪报告为否）';
comment on column adverse_report_history.follows_no is '跟踪的首次报告编号';
comment on column adverse_report_history.severity is '严重程度';
comment on column adverse_report_history.is_new is '新的不良反应';
comment on column adverse_report_history.party_id is '报告单位';
comment on column adverse_report_history.reporter_kind is '报告单位类别';
comment on column adverse_report_history.product_name is '怀疑产品';
comment on column adverse_report_history.approval_no is '批准文号、注册证号或备案号';
comment on column adverse_report_history.maker is '生产企业';
comment on column adverse_report_history.batch_no is '批号';
comment on column adverse_report_history.event_name is '不良反应（事件）名称';
comment on column adverse_report_history.patient_sex is '患者性别';
comment on column adverse_report_history.patient_age is '患者年龄';
comment on column adverse_report_history.onset_on is '发生日期';
comment on column adverse_report_history.found_on is '发现或者获知日期';
comment on column adverse_report_history.reported_on is '报告日期';
comment on column adverse_report_history.due_on is '应报日期';
comment on column adverse_report_history.outcome is '结果';
comment on column adverse_report_history.reviewed_on is '审核日期';
comment on column adverse_report_history.review_result is '审核结果';
comment on column adverse_report_history.reviewed_by is '审核人';
comment on column adverse_report_history.review_note is '审核意见';
comment on column adverse_report_history.duplicate_of is '与哪一份重复';
create index adverse_report_history_recorded_at_idx on adverse_report_history (county_code, recorded_at);
alter table adverse_report_history enable row level security;
create policy scope on adverse_report_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on adverse_report_history to quanheng_app;

create table drug_unit_grade (
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
  party_id uuid not null,
  role text not null,
  year integer not null,
  grade text not null,
  planned_visits integer not null,
  graded_on date not null,
  graded_by text not null,
  reason text,
  replaced_on date,
  primary key (county_code, id)
);
comment on table drug_unit_grade is '药品、医疗器械、化妆品单位信用等级';
comment on column drug_unit_grade.county_code is '局代码';
comment on column drug_unit_grade.id is '内部编号（UUIDv7）';
comment on column drug_unit_grade.version is '版本，从 1 起';
comment on column drug_unit_grade.recorded_at is '本版本入账时刻';
comment on column drug_unit_grade.station_code is '管辖所（数据范围）';
comment on column drug_unit_grade.void_reason is '作废理由；空为有效';
comment on column drug_unit_grade.source_system is '上级系统名称';
comment on column drug_unit_grade.external_no is '上级系统编号';
comment on column drug_unit_grade.declared is '汇总申报（不是逐笔记录）';
comment on column drug_unit_grade.origin_batch is '来源批次';
comment on column drug_unit_grade.origin_line is '来源行（批次内连续编号）';
comment on column drug_unit_grade.party_id is '主体';
comment on column drug_unit_grade.role is '单位类别';
comment on column drug_unit_grade.year is '评定年度';
comment on column drug_unit_grade.grade is '信用等级';
comment on column drug_unit_grade.planned_visits is '每年至少检查次数';
comment on column drug_unit_grade.graded_on is '评定日期';
comment on column drug_unit_grade.graded_by is '评定人';
comment on column drug_unit_grade.reason is '评定依据（处罚、抽检、检查记录等）';
comment on column drug_unit_grade.replaced_on is '重评日期';
create unique index drug_unit_grade_source_system_external_no_key on drug_unit_grade (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index drug_unit_grade_party_id_role_year_key on drug_unit_grade (county_code, party_id, role, year) where void_reason is null;
create index drug_unit_grade_graded_on_id_idx on drug_unit_grade (county_code, graded_on, id);
alter table drug_unit_grade enable row level security;
create policy scope on drug_unit_grade to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on drug_unit_grade to quanheng_app;

create table drug_unit_grade_history (
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
  party_id uuid not null,
  role text not null,
  year integer not null,
  grade text not null,
  planned_visits integer not null,
  graded_on date not null,
  graded_by text not null,
  reason text,
  replaced_on date,
  primary key (county_code, id, version)
);
comment on table drug_unit_grade_history is '药品、医疗器械、化妆品单位信用等级（历史版本）';
comment on column drug_unit_grade_history.county_code is '局代码';
comment on column drug_unit_grade_history.id is '内部编号（UUIDv7）';
comment on column drug_unit_grade_history.version is '版本，从 1 起';
comment on column drug_unit_grade_history.recorded_at is '本版本入账时刻';
comment on column drug_unit_grade_history.station_code is '管辖所（数据范围）';
comment on column drug_unit_grade_history.void_reason is '作废理由；空为有效';
comment on column drug_unit_grade_history.source_system is '上级系统名称';
comment on column drug_unit_grade_history.external_no is '上级系统编号';
comment on column drug_unit_grade_history.declared is '汇总申报（不是逐笔记录）';
comment on column drug_unit_grade_history.origin_batch is '来源批次';
comment on column drug_unit_grade_history.origin_line is '来源行（批次内连续编号）';
comment on column drug_unit_grade_history.superseded_at is '被后一版本取代的时刻';
comment on column drug_unit_grade_history.party_id is '主体';
comment on column drug_unit_grade_history.role is '单位类别';
comment on column drug_unit_grade_history.year is '评定年度';
comment on column drug_unit_grade_history.grade is '信用等级';
comment on column drug_unit_grade_history.planned_visits is '每年至少检查次数';
comment on column drug_unit_grade_history.graded_on is '评定日期';
comment on column drug_unit_grade_history.graded_by is '评定人';
comment on column drug_unit_grade_history.reason is '评定依据（处罚、抽检、检查记录等）';
comment on column drug_unit_grade_history.replaced_on is '重评日期';
create index drug_unit_grade_history_recorded_at_idx on drug_unit_grade_history (county_code, recorded_at);
alter table drug_unit_grade_history enable row level security;
create policy scope on drug_unit_grade_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on drug_unit_grade_history to quanheng_app;
