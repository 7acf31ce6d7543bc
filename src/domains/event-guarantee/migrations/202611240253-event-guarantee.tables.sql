create table food_accident (
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
  event_id uuid,
  party_id uuid,
  happened_on date not null,
  place text not null,
  description text not null,
  ill integer not null,
  deaths integer not null,
  reporter text,
  reported_on date not null,
  reported_up_on date,
  concluded_on date,
  conclusion text,
  cause text,
  measures text,
  primary key (county_code, id)
);
comment on table food_accident is '食品安全事故';
comment on column food_accident.county_code is '局代码';
comment on column food_accident.id is '内部编号（UUIDv7）';
comment on column food_accident.version is '版本，从 1 起';
comment on column food_accident.recorded_at is '本版本入账时刻';
comment on column food_accident.station_code is '管辖所（数据范围）';
comment on column food_accident.void_reason is '作废理由；空为有效';
comment on column food_accident.source_system is '上级系统名称';
comment on column food_accident.external_no is '上级系统编号';
comment on column food_accident.declared is '汇总申报（不是逐笔记录）';
comment on column food_accident.origin_batch is '来源批次';
comment on column food_accident.origin_line is '来源行（批次内连续编号）';
comment on column food_accident.event_id is '所在保障任务';
comment on column food_accident.party_id is '责任单位';
comment on column food_accident.happened_on is '发生日期';
comment on column food_accident.place is '发生地点';
comment on column food_accident.description is '情况';
comment on column food_accident.ill is '发病人数';
comment on column food_accident.deaths is '死亡人数';
comment on column food_accident.reporter is '报告单位';
comment on column food_accident.reported_on is '接到报告日期';
comment on column food_accident.reported_up_on is '报告县政府和上级局日期';
comment on column food_accident.concluded_on is '调查结论日期';
comment on column food_accident.conclusion is '调查结论';
comment on column food_accident.cause is '原因';
comment on column food_accident.measures is '处置措施';
create unique index food_accident_source_system_external_no_key on food_accident (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index food_accident_happened_on_id_idx on food_accident (county_code, happened_on, id);
create index food_accident_event_id_idx on food_accident (county_code, event_id) where event_id is not null;
create index food_accident_party_id_idx on food_accident (county_code, party_id) where party_id is not null;
create index food_accident_reported_on_idx on food_accident (county_code, reported_on) where concluded_on is null;
alter table food_accident enable row level security;
create policy scope on food_accident to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on food_accident to quanheng_app;

create table food_accident_history (
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
  event_id uuid,
  party_id uuid,
  happened_on date not null,
  place text not null,
  description text not null,
  ill integer not null,
  deaths integer not null,
  reporter text,
  reported_on date not null,
  reported_up_on date,
  concluded_on date,
  conclusion text,
  cause text,
  measures text,
  primary key (county_code, id, version)
);
comment on table food_accident_history is '食品安全事故（历史版本）';
comment on column food_accident_history.county_code is '局代码';
comment on column food_accident_history.id is '内部编号（UUIDv7）';
comment on column food_accident_history.version is '版本，从 1 起';
comment on column food_accident_history.recorded_at is '本版本入账时刻';
comment on column food_accident_history.station_code is '管辖所（数据范围）';
comment on column food_accident_history.void_reason is '作废理由；空为有效';
comment on column food_accident_history.source_system is '上级系统名称';
comment on column food_accident_history.external_no is '上级系统编号';
comment on column food_accident_history.declared is '汇总申报（不是逐笔记录）';
comment on column food_accident_history.origin_batch is '来源批次';
comment on column food_accident_history.origin_line is '来源行（批次内连续编号）';
comment on column food_accident_history.superseded_at is '被后一版本取代的时刻';
comment on column food_accident_history.event_id is '所在保障任务';
comment on column food_accident_history.party_id is '责任单位';
comment on column food_accident_history.happened_on is '发生日期';
comment on column food_accident_history.place is '发生地点';
comment on column food_accident_history.description is '情况';
comment on column food_accident_history.ill is '发病人数';
comment on column food_accident_history.deaths is '死亡人数';
comment on column food_accident_history.reporter is '报告单位';
comment on column food_accident_history.reported_on is '接到报告日期';
comment on column food_accident_history.reported_up_on is '报告县政府和上级局日期';
comment on column food_accident_history.concluded_on is '调查结论日期';
comment on column food_accident_history.conclusion is '调查结论';
comment on column food_accident_history.cause is '原因';
comment on column food_accident_history.measures is '处置措施';
create index food_accident_history_recorded_at_idx on food_accident_history (county_code, recorded_at);
alter table food_accident_history enable row level security;
create policy scope on food_accident_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on food_accident_history to quanheng_app;

create table guarantee_event (
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
  name text not null,
  kind text not null,
  level text,
  host text,
  notified_on date not null,
  start_on date not null,
  end_on date not null,
  assessed_on date,
  risk_note text,
  planned_on date,
  plan_doc_no text,
  leader text,
  diners integer,
  meals integer,
  staff integer,
  quick_tests integer,
  quick_failures integer,
  closed_on date,
  summary text,
  cancelled_on date,
  cancel_reason text,
  primary key (county_code, id)
);
comment on table guarantee_event is '节假日和重大活动食品安全保障';
comment on column guarantee_event.county_code is '局代码';
comment on column guarantee_event.id is '内部编号（UUIDv7）';
comment on column guarantee_event.version is '版本，从 1 起';
comment on column guarantee_event.recorded_at is '本版本入账时刻';
comment on column guarantee_event.station_code is '管辖所（数据范围）';
comment on column guarantee_event.void_reason is '作废理由；空为有效';
comment on column guarantee_event.source_system is '上级系统名称';
comment on column guarantee_event.external_no is '上级系统编号';
comment on column guarantee_event.declared is '汇总申报（不是逐笔记录）';
comment on column guarantee_event.origin_batch is '来源批次';
comment on column guarantee_event.origin_line is '来源行（批次内连续编号）';
comment on column guarantee_event.name is '保障任务名称';
comment on column guarantee_event.kind is '种类';
comment on column guarantee_event.level is '级别';
comment on column guarantee_event.host is '主办单位';
comment on column guarantee_event.notified_on is '接到告知或部署日期';
comment on column guarantee_event.start_on is '开始日期';
comment on column guarantee_event.end_on is '结束日期';
comment on column guarantee_event.assessed_on is '风险评估日期';
comment on column guarantee_event.risk_note is '风险评估结论';
comment on column guarantee_event.planned_on is '保障方案印发日期';
comment on column guarantee_event.plan_doc_no is '保障方案文号';
comment on column guarantee_event.leader is '保障负责人';
comment on column guarantee_event.diners is '用餐人数';
comment on column guarantee_event.meals is '保障餐次';
comment on column guarantee_event.staff is '出动执法人员（人次）';
comment on column guarantee_event.quick_tests is '快速检测（批次）';
comment on column guarantee_event.quick_failures is '快速检测不合格（批次）';
comment on column guarantee_event.closed_on is '完成日期';
comment on column guarantee_event.summary is '保障情况小结';
comment on column guarantee_event.cancelled_on is '取消日期';
comment on column guarantee_event.cancel_reason is '取消原因';
create unique index guarantee_event_source_system_external_no_key on guarantee_event (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index guarantee_event_name_start_on_key on guarantee_event (county_code, name, start_on) where void_reason is null;
create index guarantee_event_start_on_id_idx on guarantee_event (county_code, start_on, id);
create index guarantee_event_end_on_id_idx on guarantee_event (county_code, end_on, id);
create index guarantee_event_open_idx on guarantee_event (county_code, end_on) where closed_on is null and cancelled_on is null;
alter table guarantee_event enable row level security;
create policy scope on guarantee_event to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on guarantee_event to quanheng_app;

create table guarantee_event_history (
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
  name text not null,
  kind text not null,
  level text,
  host text,
  notified_on date not null,
  start_on date not null,
  end_on date not null,
  assessed_on date,
  risk_note text,
  planned_on date,
  plan_doc_no text,
  leader text,
  diners integer,
  meals integer,
  staff integer,
  quick_tests integer,
  quick_failures integer,
  closed_on date,
  summary text,
  cancelled_on date,
  cancel_reason text,
  primary key (county_code, id, version)
);
comment on table guarantee_event_history is '节假日和重大活动食品安全保障（历史版本）';
comment on column guarantee_event_history.county_code is '局代码';
comment on column guarantee_event_history.id is '内部编号（UUIDv7）';
comment on column guarantee_event_history.version is '版本，从 1 起';
comment on column guarantee_event_history.recorded_at is '本版本入账时刻';
comment on column guarantee_event_history.station_code is '管辖所（数据范围）';
comment on column guarantee_event_history.void_reason is '作废理由；空为有效';
comment on column guarantee_event_history.source_system is '上级系统名称';
comment on column guarantee_event_history.external_no is '上级系统编号';
comment on column guarantee_event_history.declared is '汇总申报（不是逐笔记录）';
comment on column guarantee_event_history.origin_batch is '来源批次';
comment on column guarantee_event_history.origin_line is '来源行（批次内连续编号）';
comment on column guarantee_event_history.superseded_at is '被后一版本取代的时刻';
comment on column guarantee_event_history.name is '保障任务名称';
comment on column guarantee_event_history.kind is '种类';
comment on column guarantee_event_history.level is '级别';
comment on column guarantee_event_history.host is '主办单位';
comment on column guarantee_event_history.notified_on is '接到告知或部署日期';
comment on column guarantee_event_history.start_on is '开始日期';
comment on column guarantee_event_history.end_on is '结束日期';
comment on column guarantee_event_history.assessed_on is '风险评估日期';
comment on column guarantee_event_history.risk_note is '风险评估结论';
comment on column guarantee_event_history.planned_on is '保障方案印发日期';
comment on column guarantee_event_history.plan_doc_no is '保障方案文号';
comment on column guarantee_event_history.leader is '保障负责人';
comment on column guarantee_event_history.diners is '用餐人数';
comment on column guarantee_event_history.meals is '保障餐次';
comment on column guarantee_event_history.staff is '出动执法人员（人次）';
comment on column guarantee_event_history.quick_tests is '快速检测（批次）';
comment on column guarantee_event_history.quick_failures is '快速检测不合格（批次）';
comment on column guarantee_event_history.closed_on is '完成日期';
comment on column guarantee_event_history.summary is '保障情况小结';
comment on column guarantee_event_history.cancelled_on is '取消日期';
comment on column guarantee_event_history.cancel_reason is '取消原因';
create index guarantee_event_history_recorded_at_idx on guarantee_event_history (county_code, recorded_at);
alter table guarantee_event_history enable row level security;
create policy scope on guarantee_event_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on guarantee_event_history to quanheng_app;

create table guarantee_site (
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
  event_id uuid not null,
  party_id uuid not null,
  added_on date not null,
  diners integer,
  meals integer,
  duty_officers text,
  checked_on date,
  result text,
  hazards text,
  corrected_on date,
  correct_note text,
  samples_kept integer,
  primary key (county_code, id)
);
comment on table guarantee_site is '保障点位：接待单位、供餐单位、考点食堂';
comment on column guarantee_site.county_code is '局代码';
comment on column guarantee_site.id is '内部编号（UUIDv7）';
comment on column guarantee_site.version is '版本，从 1 起';
comment on column guarantee_site.recorded_at is '本版本入账时刻';
comment on column guarantee_site.station_code is '管辖所（数据范围）';
comment on column guarantee_site.void_reason is '作废理由；空为有效';
comment on column guarantee_site.source_system is '上级系统名称';
comment on column guarantee_site.external_no is '上级系统编号';
comment on column guarantee_site.declared is '汇总申报（不是逐笔记录）';
comment on column guarantee_site.origin_batch is '来源批次';
comment on column guarantee_site.origin_line is '来源行（批次内连续编号）';
comment on column guarantee_site.event_id is '保障任务';
comment on column guarantee_site.party_id is '单位';
comment on column guarantee_site.added_on is '列入日期';
comment on column guarantee_site.diners is '用餐人数';
comment on column guarantee_site.meals is '保障餐次';
comment on column guarantee_site.duty_officers is '驻点人员';
comment on column guarantee_site.checked_on is '风险检查日期';
comment on column guarantee_site.result is '检查结果';
comment on column guarantee_site.hazards is '发现的隐患';
comment on column guarantee_site.corrected_on is '整改核实日期';
comment on column guarantee_site.correct_note is '整改情况';
comment on column guarantee_site.samples_kept is '留样份数';
create unique index guarantee_site_source_system_external_no_key on guarantee_site (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index guarantee_site_event_id_party_id_key on guarantee_site (county_code, event_id, party_id) where void_reason is null;
create index guarantee_site_party_id_idx on guarantee_site (county_code, party_id);
create index guarantee_site_added_on_id_idx on guarantee_site (county_code, added_on, id);
create index guarantee_site_checked_on_idx on guarantee_site (county_code, checked_on) where result in ('HAZARD', 'UNFIT') and corrected_on is null;
alter table guarantee_site enable row level security;
create policy scope on guarantee_site to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on guarantee_site to quanheng_app;

create table guarantee_site_history (
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
  event_id uuid not null,
  party_id uuid not null,
  added_on date not null,
  diners integer,
  meals integer,
  duty_officers text,
  checked_on date,
  result text,
  hazards text,
  corrected_on date,
  correct_note text,
  samples_kept integer,
  primary key (county_code, id, version)
);
comment on table guarantee_site_history is '保障点位：接待单位、供餐单位、考点食堂（历史版本）';
comment on column guarantee_site_history.county_code is '局代码';
comment on column guarantee_site_history.id is '内部编号（UUIDv7）';
comment on column guarantee_site_history.version is '版本，从 1 起';
comment on column guarantee_site_history.recorded_at is '本版本入账时刻';
comment on column guarantee_site_history.station_code is '管辖所（数据范围）';
comment on column guarantee_site_history.void_reason is '作废理由；空为有效';
comment on column guarantee_site_history.source_system is '上级系统名称';
comment on column guarantee_site_history.external_no is '上级系统编号';
comment on column guarantee_site_history.declared is '汇总申报（不是逐笔记录）';
comment on column guarantee_site_history.origin_batch is '来源批次';
comment on column guarantee_site_history.origin_line is '来源行（批次内连续编号）';
comment on column guarantee_site_history.superseded_at is '被后一版本取代的时刻';
comment on column guarantee_site_history.event_id is '保障任务';
comment on column guarantee_site_history.party_id is '单位';
comment on column guarantee_site_history.added_on is '列入日期';
comment on column guarantee_site_history.diners is '用餐人数';
comment on column guarantee_site_history.meals is '保障餐次';
comment on column guarantee_site_history.duty_officers is '驻点人员';
comment on column guarantee_site_history.checked_on is '风险检查日期';
comment on column guarantee_site_history.result is '检查结果';
comment on column guarantee_site_history.hazards is '发现的隐患';
comment on column guarantee_site_history.corrected_on is '整改核实日期';
comment on column guarantee_site_history.correct_note is '整改情况';
comment on column guarantee_site_history.samples_kept is '留样份数';
create index guarantee_site_history_recorded_at_idx on guarantee_site_history (county_code, recorded_at);
alter table guarantee_site_history enable row level security;
create policy scope on guarantee_site_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on guarantee_site_history to quanheng_app;
