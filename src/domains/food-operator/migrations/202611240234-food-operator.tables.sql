create table catering_rating (
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
  operator_id uuid not null,
  party_id uuid not null,
  year integer not null,
  average numeric(20,6),
  key_failures integer,
  mark text not null,
  rated_on date not null,
  rater text,
  posted_on date,
  remark text,
  primary key (county_code, id)
);
comment on table catering_rating is '餐饮服务经营者风险等级评定';
comment on column catering_rating.county_code is '局代码';
comment on column catering_rating.id is '内部编号（UUIDv7）';
comment on column catering_rating.version is '版本，从 1 起';
comment on column catering_rating.recorded_at is '本版本入账时刻';
comment on column catering_rating.station_code is '管辖所（数据范围）';
comment on column catering_rating.void_reason is '作废理由；空为有效';
comment on column catering_rating.source_system is '上级系统名称';
comment on column catering_rating.external_no is '上级系统编号';
comment on column catering_rating.declared is '汇总申报（不是逐笔记录）';
comment on column catering_rating.origin_batch is '来源批次';
comment on column catering_rating.origin_line is '来源行（批次内连续编号）';
comment on column catering_rating.operator_id is '餐饮服务经营者';
comment on column catering_rating.party_id is '主体';
comment on column catering_rating.year is '评定年度';
comment on column catering_rating.average is '平均分（十分制）';
comment on column catering_rating.key_failures is '关键项不合格数';
comment on column catering_rating.mark is '评定等级';
comment on column catering_rating.rated_on is '评定日期';
comment on column catering_rating.rater is '评定人';
comment on column catering_rating.posted_on is '公示牌张贴日期';
comment on column catering_rating.remark is '备注';
create unique index catering_rating_source_system_external_no_key on catering_rating (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index catering_rating_operator_id_year_key on catering_rating (county_code, operator_id, year) where void_reason is null;
create index catering_rating_party_id_idx on catering_rating (county_code, party_id);
create index catering_rating_rated_on_id_idx on catering_rating (county_code, rated_on, id);
alter table catering_rating enable row level security;
create policy scope on catering_rating to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on catering_rating to quanheng_app;

create table catering_rating_history (
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
  operator_id uuid not null,
  party_id uuid not null,
  year integer not null,
  average numeric(20,6),
  key_failures integer,
  mark text not null,
  rated_on date not null,
  rater text,
  posted_on date,
  remark text,
  primary key (county_code, id, version)
);
comment on table catering_rating_history is '餐饮服务经营者风险等级评定（历史版本）';
comment on column catering_rating_history.county_code is '局代码';
comment on column catering_rating_history.id is '内部编号（UUIDv7）';
comment on column catering_rating_history.version is '版本，从 1 起';
comment on column catering_rating_history.recorded_at is '本版本入账时刻';
comment on column catering_rating_history.station_code is '管辖所（数据范围）';
comment on column catering_rating_history.void_reason is '作废理由；空为有效';
comment on column catering_rating_history.source_system is '上级系统名称';
comment on column catering_rating_history.external_no is '上级系统编号';
comment on column catering_rating_history.declared is '汇总申报（不是逐笔记录）';
comment on column catering_rating_history.origin_batch is '来源批次';
comment on column catering_rating_history.origin_line is '来源行（批次内连续编号）';
comment on column catering_rating_history.superseded_at is '被后一版本取代的时刻';
comment on column catering_rating_history.operator_id is '餐饮服务经营者';
comment on column catering_rating_history.party_id is '主体';
comment on column catering_rating_history.year is '评定年度';
comment on column catering_rating_history.average is '平均分（十分制）';
comment on column catering_rating_history.key_failures is '关键项不合格数';
comment on column catering_rating_history.mark is '评定等级';
comment on column catering_rating_history.rated_on is '评定日期';
comment on column catering_rating_history.rater is '评定人';
comment on column catering_rating_history.posted_on is '公示牌张贴日期';
comment on column catering_rating_history.remark is '备注';
create index catering_rating_history_recorded_at_idx on catering_rating_history (county_code, recorded_at);
alter table catering_rating_history enable row level security;
create policy scope on catering_rating_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on catering_rating_history to quanheng_app;

create table food_connection (
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
  operator_id uuid not null,
  party_id uuid not null,
  platform text not null,
  account_no text,
  connected_on date not null,
  disconnected_on date,
  end_reason text,
  last_data_on date,
  primary key (county_code, id)
);
comment on table food_connection is '食品电子监管接入期间';
comment on column food_connection.county_code is '局代码';
comment on column food_connection.id is '内部编号（UUIDv7）';
comment on column food_connection.version is '版本，从 1 起';
comment on column food_connection.recorded_at is '本版本入账时刻';
comment on column food_connection.station_code is '管辖所（数据范围）';
comment on column food_connection.void_reason is '作废理由；空为有效';
comment on column food_connection.source_system is '上级系统名称';
comment on column food_connection.external_no is '上级系统编号';
comment on column food_connection.declared is '汇总申报（不是逐笔记录）';
comment on column food_connection.origin_batch is '来源批次';
comment on column food_connection.origin_line is '来源行（批次内连续编号）';
comment on column food_connection.operator_id is '食品生产经营者';
comment on column food_connection.party_id is '主体';
comment on column food_connection.platform is '电子监管系统';
comment on column food_connection.account_no is '系统账号或编号';
comment on column food_connection.connected_on is '接入日期';
comment on column food_connection.disconnected_on is '断开日期（当日起不计）';
comment on column food_connection.end_reason is '断开原因';
comment on column food_connection.last_data_on is '最近上传数据日期';
create unique index food_connection_source_system_external_no_key on food_connection (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index food_connection_operator_id_connected_on_key on food_connection (county_code, operator_id, connected_on) where void_reason is null;
create index food_connection_party_id_idx on food_connection (county_code, party_id);
create index food_connection_connected_on_id_idx on food_connection (county_code, connected_on, id);
alter table food_connection enable row level security;
create policy scope on food_connection to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on food_connection to quanheng_app;

create table food_connection_history (
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
  operator_id uuid not null,
  party_id uuid not null,
  platform text not null,
  account_no text,
  connected_on date not null,
  disconnected_on date,
  end_reason text,
  last_data_on date,
  primary key (county_code, id, version)
);
comment on table food_connection_history is '食品电子监管接入期间（历史版本）';
comment on column food_connection_history.county_code is '局代码';
comment on column food_connection_history.id is '内部编号（UUIDv7）';
comment on column food_connection_history.version is '版本，从 1 起';
comment on column food_connection_history.recorded_at is '本版本入账时刻';
comment on column food_connection_history.station_code is '管辖所（数据范围）';
comment on column food_connection_history.void_reason is '作废理由；空为有效';
comment on column food_connection_history.source_system is '上级系统名称';
comment on column food_connection_history.external_no is '上级系统编号';
comment on column food_connection_history.declared is '汇总申报（不是逐笔记录）';
comment on column food_connection_history.origin_batch is '来源批次';
comment on column food_connection_history.origin_line is '来源行（批次内连续编号）';
comment on column food_connection_history.superseded_at is '被后一版本取代的时刻';
comment on column food_connection_history.operator_id is '食品生产经营者';
comment on column food_connection_history.party_id is '主体';
comment on column food_connection_history.platform is '电子监管系统';
comment on column food_connection_history.account_no is '系统账号或编号';
comment on column food_connection_history.connected_on is '接入日期';
comment on column food_connection_history.disconnected_on is '断开日期（当日起不计）';
comment on column food_connection_history.end_reason is '断开原因';
comment on column food_connection_history.last_data_on is '最近上传数据日期';
create index food_connection_history_recorded_at_idx on food_connection_history (county_code, recorded_at);
alter table food_connection_history enable row level security;
create policy scope on food_connection_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on food_connection_history to quanheng_app;

create table food_grading (
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
  operator_id uuid not null,
  party_id uuid not null,
  year integer not null,
  rule_version text not null,
  static_items jsonb,
  dynamic_items jsonb,
  static_score numeric(20,6) not null,
  dynamic_score numeric(20,6),
  total numeric(20,6) not null,
  band_grade text not null,
  adjustment integer not null,
  adjust_reason text,
  grade text not null,
  planned_visits integer,
  scored_on date not null,
  scored_by text,
  confirmed_on date,
  confirmed_by text,
  notified_on date,
  valid_to date,
  replaced_on date,
  primary key (county_code, id)
);
comment on table food_grading is '食品生产经营风险分级';
comment on column food_grading.county_code is '局代码';
comment on column food_grading.id is '内部编号（UUIDv7）';
comment on column food_grading.version is '版本，从 1 起';
comment on column food_grading.recorded_at is '本版本入账时刻';
comment on column food_grading.station_code is '管辖所（数据范围）';
comment on column food_grading.void_reason is '作废理由；空为有效';
comment on column food_grading.source_system is '上级系统名称';
comment on column food_grading.external_no is '上级系统编号';
comment on column food_grading.declared is '汇总申报（不是逐笔记录）';
comment on column food_grading.origin_batch is '来源批次';
comment on column food_grading.origin_line is '来源行（批次内连续编号）';
comment on column food_grading.operator_id is '食品生产经营者';
comment on column food_grading.party_id is '主体';
comment on column food_grading.year is '评定年度';
comment on column food_grading.rule_version is '评分表版本';
comment on column food_grading.static_items is '静态风险因素评分明细';
comment on column food_grading.dynamic_items is '动态风险因素评分明细';
comment on column food_grading.static_score is '静态风险分值';
comment on column food_grading.dynamic_score is '动态风险分值';
comment on column food_grading.total is '风险总分';
comment on column food_grading.band_grade is '按分值对应的等级';
comment on column food_grading.adjustment is '调整级数（负为调低）';
comment on column food_grading.adjust_reason is '调整理由和依据的记录';
comment on column food_grading.grade is '风险等级';
comment on column food_grading.planned_visits is '每年至少检查次数';
comment on column food_grading.scored_on is '评分日期';
comment on column food_grading.scored_by is '评分人';
comment on column food_grading.confirmed_on is '确认日期';
comment on column food_grading.confirmed_by is '确认人';
comment on column food_grading.notified_on is '告知日期';
comment on column food_grading.valid_to is '有效期至（不含当日），即应重评日期';
comment on column food_grading.replaced_on is '重评日期';
create unique index food_grading_source_system_external_no_key on food_grading (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index food_grading_operator_id_year_key on food_grading (county_code, operator_id, year) where void_reason is null;
create index food_grading_party_id_idx on food_grading (county_code, party_id);
create index food_grading_scored_on_id_idx on food_grading (county_code, scored_on, id);
create index food_grading_open_idx on food_grading (county_code, scored_on) where confirmed_on is null;
create index food_grading_valid_to_idx on food_grading (county_code, valid_to) where replaced_on is null;
alter table food_grading enable row level security;
create policy scope on food_grading to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on food_grading to quanheng_app;

create table food_grading_history (
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
  operator_id uuid not null,
  party_id uuid not null,
  year integer not null,
  rule_version text not null,
  static_items jsonb,
  dynamic_items jsonb,
  static_score numeric(20,6) not null,
  dynamic_score numeric(20,6),
  total numeric(20,6) not null,
  band_grade text not null,
  adjustment integer not null,
  adjust_reason text,
  grade text not null,
  planned_visits integer,
  scored_on date not null,
  scored_by text,
  confirmed_on date,
  confirmed_by text,
  notified_on date,
  valid_to date,
  replaced_on date,
  primary key (county_code, id, version)
);
comment on table food_grading_history is '食品生产经营风险分级（历史版本）';
comment on column food_grading_history.county_code is '局代码';
comment on column food_grading_history.id is '内部编号（UUIDv7）';
comment on column food_grading_history.version is '版本，从 1 起';
comment on column food_grading_history.recorded_at is '本版本入账时刻';
comment on column food_grading_history.station_code is '管辖所（数据范围）';
comment on column food_grading_history.void_reason is '作废理由；空为有效';
comment on column food_grading_history.source_system is '上级系统名称';
comment on column food_grading_history.external_no is '上级系统编号';
comment on column food_grading_history.declared is '汇总申报（不是逐笔记录）';
comment on column food_grading_history.origin_batch is '来源批次';
comment on column food_grading_history.origin_line is '来源行（批次内连续编号）';
comment on column food_grading_history.superseded_at is '被后一版本取代的时刻';
comment on column food_grading_history.operator_id is '食品生产经营者';
comment on column food_grading_history.party_id is '主体';
comment on column food_grading_history.year is '评定年度';
comment on column food_grading_history.rule_version is '评分表版本';
comment on column food_grading_history.static_items is '静态风险因素评分明细';
comment on column food_grading_history.dynamic_items is '动态风险因素评分明细';
comment on column food_grading_history.static_score is '静态风险分值';
comment on column food_grading_history.dynamic_score is '动态风险分值';
comment on column food_grading_history.total is '风险总分';
comment on column food_grading_history.band_grade is '按分值对应的等级';
comment on column food_grading_history.adjustment is '调整级数（负为调低）';
comment on column food_grading_history.adjust_reason is '调整理由和依据的记录';
comment on column food_grading_history.grade is '风险等级';
comment on column food_grading_history.planned_visits is '每年至少检查次数';
comment on column food_grading_history.scored_on is '评分日期';
comment on column food_grading_history.scored_by is '评分人';
comment on column food_grading_history.confirmed_on is '确认日期';
comment on column food_grading_history.confirmed_by is '确认人';
comment on column food_grading_history.notified_on is '告知日期';
comment on column food_grading_history.valid_to is '有效期至（不含当日），即应重评日期';
comment on column food_grading_history.replaced_on is '重评日期';
create index food_grading_history_recorded_at_idx on food_grading_history (county_code, recorded_at);
alter table food_grading_history enable row level security;
create policy scope on food_grading_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on food_grading_history to quanheng_app;

create table food_operator (
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
  licence_no text,
  premises text,
  scope text,
  from_day date not null,
  to_day date,
  end_reason text,
  supervisor text,
  safety_director text,
  safety_officer text,
  diners integer,
  boarding boolean,
  canteen_mode text,
  contractor text,
  primary key (county_code, id)
);
comment on table food_operator is '食品生产经营者名册：主体和业态各一条，含单位食堂';
comment on column food_operator.county_code is '局代码';
comment on column food_operator.id is '内部编号（UUIDv7）';
comment on column food_operator.version is '版本，从 1 起';
comment on column food_operator.recorded_at is '本版本入账时刻';
comment on column food_operator.station_code is '管辖所（数据范围）';
comment on column food_operator.void_reason is '作废理由；空为有效';
comment on column food_operator.source_system is '上级系统名称';
comment on column food_operator.external_no is '上级系统编号';
comment on column food_operator.declared is '汇总申报（不是逐笔记录）';
comment on column food_operator.origin_batch is '来源批次';
comment on column food_operator.origin_line is '来源行（批次内连续编号）';
comment on column food_operator.party_id is '主体';
comment on column food_operator.role is '业态';
comment on column food_operator.licence_no is '许可证（登记证）编号';
comment on column food_operator.premises is '经营场所';
comment on column food_operator.scope is '经营项目';
comment on column food_operator.from_day is '开业日期';
comment on column food_operator.to_day is '终止日期（不含当日）';
comment on column food_operator.end_reason is '终止原因';
comment on column food_operator.supervisor is '监管责任人';
comment on column food_operator.safety_director is '食品安全总监';
comment on column food_operator.safety_officer is '食品安全员';
comment on column food_operator.diners is '就餐人数（食堂）';
comment on column food_operator.boarding is '寄宿制（学校）';
comment on column food_operator.canteen_mode is '食堂经营方式';
comment on column food_operator.contractor is '承包方或配送单位';
create unique index food_operator_source_system_external_no_key on food_operator (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index food_operator_party_id_role_from_day_key on food_operator (county_code, party_id, role, from_day) where void_reason is null;
create index food_operator_from_day_id_idx on food_operator (county_code, from_day, id);
create index food_operator_role_from_day_id_idx on food_operator (county_code, role, from_day, id);
create index food_operator_licence_no_idx on food_operator (county_code, licence_no) where licence_no is not null;
alter table food_operator enable row level security;
create policy scope on food_operator to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on food_operator to quanheng_app;

create table food_operator_history (
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
  licence_no text,
  premises text,
  scope text,
  from_day date not null,
  to_day date,
  end_reason text,
  supervisor text,
  safety_director text,
  safety_officer text,
  diners integer,
  boarding boolean,
  canteen_mode text,
  contractor text,
  primary key (county_code, id, version)
);
comment on table food_operator_history is '食品生产经营者名册：主体和业态各一条，含单位食堂（历史版本）';
comment on column food_operator_history.county_code is '局代码';
comment on column food_operator_history.id is '内部编号（UUIDv7）';
comment on column food_operator_history.version is '版本，从 1 起';
comment on column food_operator_history.recorded_at is '本版本入账时刻';
comment on column food_operator_history.station_code is '管辖所（数据范围）';
comment on column food_operator_history.void_reason is '作废理由；空为有效';
comment on column food_operator_history.source_system is '上级系统名称';
comment on column food_operator_history.external_no is '上级系统编号';
comment on column food_operator_history.declared is '汇总申报（不是逐笔记录）';
comment on column food_operator_history.origin_batch is '来源批次';
comment on column food_operator_history.origin_line is '来源行（批次内连续编号）';
comment on column food_operator_history.superseded_at is '被后一版本取代的时刻';
comment on column food_operator_history.party_id is '主体';
comment on column food_operator_history.role is '业态';
comment on column food_operator_history.licence_no is '许可证（登记证）编号';
comment on column food_operator_history.premises is '经营场所';
comment on column food_operator_history.scope is '经营项目';
comment on column food_operator_history.from_day is '开业日期';
comment on column food_operator_history.to_day is '终止日期（不含当日）';
comment on column food_operator_history.end_reason is '终止原因';
comment on column food_operator_history.supervisor is '监管责任人';
comment on column food_operator_history.safety_director is '食品安全总监';
comment on column food_operator_history.safety_officer is '食品安全员';
comment on column food_operator_history.diners is '就餐人数（食堂）';
comment on column food_operator_history.boarding is '寄宿制（学校）';
comment on column food_operator_history.canteen_mode is '食堂经营方式';
comment on column food_operator_history.contractor is '承包方或配送单位';
create index food_operator_history_recorded_at_idx on food_operator_history (county_code, recorded_at);
alter table food_operator_history enable row level security;
create policy scope on food_operator_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on food_operator_history to quanheng_app;

create table food_self_report (
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
  operator_id uuid not null,
  party_id uuid not null,
  kind text not null,
  period_from date not null,
  period_to date not null,
  items_checked integer,
  self_mark text not null,
  hazards text,
  measures text,
  submitted_on date not null,
  submitted_by text,
  reviewed_on date,
  review_result text,
  reviewed_by text,
  review_note text,
  follow_due_on date,
  followed_on date,
  follow_note text,
  primary key (county_code, id)
);
comment on table food_self_report is '食品安全自查评价报告';
comment on column food_self_report.county_code is '局代码';
comment on column food_self_report.id is '内部编号（UUIDv7）';
comment on column food_self_report.version is '版本，从 1 起';
comment on column food_self_report.recorded_at is '本版本入账时刻';
comment on column food_self_report.station_code is '管辖所（数据范围）';
comment on column food_self_report.void_reason is '作废理由；空为有效';
comment on column food_self_report.source_system is '上级系统名称';
comment on column food_self_report.external_no is '上级系统编号';
comment on column food_self_report.declared is '汇总申报（不是逐笔记录）';
comment on column food_self_report.origin_batch is '来源批次';
comment on column food_self_report.origin_line is '来源行（批次内连续编号）';
comment on column food_self_report.operator_id is '食品生产经营者';
comment on column food_self_report.party_id is '主体';
comment on column food_self_report.kind is '报告种类';
comment on column food_self_report.period_from is '自查期间起';
comment on column food_self_report.period_to is '自查期间止';
comment on column food_self_report.items_checked is '自查项数';
comment on column food_self_report.self_mark is '自评结论';
comment on column food_self_report.hazards is '发现的问题和隐患';
comment on column food_self_report.measures is '整改措施';
comment on column food_self_report.submitted_on is '提交日期';
comment on column food_self_report.submitted_by is '提交人';
comment on column food_self_report.reviewed_on is '审核日期';
comment on column food_self_report.review_result is '审核结果';
comment on column food_self_report.reviewed_by is '审核人';
comment on column food_self_report.review_note is '审核意见';
comment on column food_self_report.follow_due_on is '隐患整改期限';
comment on column food_self_report.followed_on is '隐患整改核实日期';
comment on column food_self_report.follow_note is '核实情况';
create unique index food_self_report_source_system_external_no_key on food_self_report (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index food_self_report_operator_id_kind_period_from_key on food_self_report (county_code, operator_id, kind, period_from) where void_reason is null;
create index food_self_report_party_id_idx on food_self_report (county_code, party_id);
create index food_self_report_submitted_on_id_idx on food_self_report (county_code, submitted_on, id);
create index food_self_report_open_idx on food_self_report (county_code, submitted_on) where reviewed_on is null;
create index food_self_report_follow_due_on_idx on food_self_report (county_code, follow_due_on) where followed_on is null and follow_due_on is not null;
alter table food_self_report enable row level security;
create policy scope on food_self_report to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on food_self_report to quanheng_app;

create table food_self_report_history (
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
  operator_id uuid not null,
  party_id uuid not null,
  kind text not null,
  period_from date not null,
  period_to date not null,
  items_checked integer,
  self_mark text not null,
  hazards text,
  measures text,
  submitted_on date not null,
  submitted_by text,
  reviewed_on date,
  review_result text,
  reviewed_by text,
  review_note text,
  follow_due_on date,
  followed_on date,
  follow_note text,
  primary key (county_code, id, version)
);
comment on table food_self_report_history is '食品安全自查评价报告（历史版本）';
comment on column food_self_report_history.county_code is '局代码';
comment on column food_self_report_history.id is '内部编号（UUIDv7）';
comment on column food_self_report_history.version is '版本，从 1 起';
comment on column food_self_report_history.recorded_at is '本版本入账时刻';
comment on column food_self_report_history.station_code is '管辖所（数据范围）';
comment on column food_self_report_history.void_reason is '作废理由；空为有效';
comment on column food_self_report_history.source_system is '上级系统名称';
comment on column food_self_report_history.external_no is '上级系统编号';
comment on column food_self_report_history.declared is '汇总申报（不是逐笔记录）';
comment on column food_self_report_history.origin_batch is '来源批次';
comment on column food_self_report_history.origin_line is '来源行（批次内连续编号）';
comment on column food_self_report_history.superseded_at is '被后一版本取代的时刻';
comment on column food_self_report_history.operator_id is '食品生产经营者';
comment on column food_self_report_history.party_id is '主体';
comment on column food_self_report_history.kind is '报告种类';
comment on column food_self_report_history.period_from is '自查期间起';
comment on column food_self_report_history.period_to is '自查期间止';
comment on column food_self_report_history.items_checked is '自查项数';
comment on column food_self_report_history.self_mark is '自评结论';
comment on column food_self_report_history.hazards is '发现的问题和隐患';
comment on column food_self_report_history.measures is '整改措施';
comment on column food_self_report_history.submitted_on is '提交日期';
comment on column food_self_report_history.submitted_by is '提交人';
comment on column food_self_report_history.reviewed_on is '审核日期';
comment on column food_self_report_history.review_result is '审核结果';
comment on column food_self_report_history.reviewed_by is '审核人';
comment on column food_self_report_history.review_note is '审核意见';
comment on column food_self_report_history.follow_due_on is '隐患整改期限';
comment on column food_self_report_history.followed_on is '隐患整改核实日期';
comment on column food_self_report_history.follow_note is '核实情况';
create index food_self_report_history_recorded_at_idx on food_self_report_history (county_code, recorded_at);
alter table food_self_report_history enable row level security;
create policy scope on food_self_report_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on food_self_report_history to quanheng_app;

create table kitchen_online (
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
  kitchen_id uuid not null,
  party_id uuid not null,
  platform text,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table kitchen_online is '明厨亮灶联网期间';
comment on column kitchen_online.county_code is '局代码';
comment on column kitchen_online.id is '内部编号（UUIDv7）';
comment on column kitchen_online.version is '版本，从 1 起';
comment on column kitchen_online.recorded_at is '本版本入账时刻';
comment on column kitchen_online.station_code is '管辖所（数据范围）';
comment on column kitchen_online.void_reason is '作废理由；空为有效';
comment on column kitchen_online.source_system is '上级系统名称';
comment on column kitchen_online.external_no is '上级系统编号';
comment on column kitchen_online.declared is '汇总申报（不是逐笔记录）';
comment on column kitchen_online.origin_batch is '来源批次';
comment on column kitchen_online.origin_line is '来源行（批次内连续编号）';
comment on column kitchen_online.kitchen_id is '明厨亮灶';
comment on column kitchen_online.party_id is '主体';
comment on column kitchen_online.platform is '接入平台';
comment on column kitchen_online.from_day is '联网日期';
comment on column kitchen_online.to_day is '断线日期（当日起不计）';
create unique index kitchen_online_source_system_external_no_key on kitchen_online (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index kitchen_online_kitchen_id_from_day_key on kitchen_online (county_code, kitchen_id, from_day) where void_reason is null;
create index kitchen_online_party_id_idx on kitchen_online (county_code, party_id);
create index kitchen_online_to_day_idx on kitchen_online (county_code, to_day);
alter table kitchen_online enable row level security;
create policy scope on kitchen_online to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on kitchen_online to quanheng_app;

create table kitchen_online_history (
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
  kitchen_id uuid not null,
  party_id uuid not null,
  platform text,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table kitchen_online_history is '明厨亮灶联网期间（历史版本）';
comment on column kitchen_online_history.county_code is '局代码';
comment on column kitchen_online_history.id is '内部编号（UUIDv7）';
comment on column kitchen_online_history.version is '版本，从 1 起';
comment on column kitchen_online_history.recorded_at is '本版本入账时刻';
comment on column kitchen_online_history.station_code is '管辖所（数据范围）';
comment on column kitchen_online_history.void_reason is '作废理由；空为有效';
comment on column kitchen_online_history.source_system is '上级系统名称';
comment on column kitchen_online_history.external_no is '上级系统编号';
comment on column kitchen_online_history.declared is '汇总申报（不是逐笔记录）';
comment on column kitchen_online_history.origin_batch is '来源批次';
comment on column kitchen_online_history.origin_line is '来源行（批次内连续编号）';
comment on column kitchen_online_history.superseded_at is '被后一版本取代的时刻';
comment on column kitchen_online_history.kitchen_id is '明厨亮灶';
comment on column kitchen_online_history.party_id is '主体';
comment on column kitchen_online_history.platform is '接入平台';
comment on column kitchen_online_history.from_day is '联网日期';
comment on column kitchen_online_history.to_day is '断线日期（当日起不计）';
create index kitchen_online_history_recorded_at_idx on kitchen_online_history (county_code, recorded_at);
alter table kitchen_online_history enable row level security;
create policy scope on kitchen_online_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on kitchen_online_history to quanheng_app;

create table open_kitchen (
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
  operator_id uuid not null,
  party_id uuid not null,
  mode text not null,
  cameras integer,
  areas text,
  started_on date not null,
  built_on date,
  accepted_by text,
  removed_on date,
  remove_reason text,
  primary key (county_code, id)
);
comment on table open_kitchen is '明厨亮灶建设';
comment on column open_kitchen.county_code is '局代码';
comment on column open_kitchen.id is '内部编号（UUIDv7）';
comment on column open_kitchen.version is '版本，从 1 起';
comment on column open_kitchen.recorded_at is '本版本入账时刻';
comment on column open_kitchen.station_code is '管辖所（数据范围）';
comment on column open_kitchen.void_reason is '作废理由；空为有效';
comment on column open_kitchen.source_system is '上级系统名称';
comment on column open_kitchen.external_no is '上级系统编号';
comment on column open_kitchen.declared is '汇总申报（不是逐笔记录）';
comment on column open_kitchen.origin_batch is '来源批次';
comment on column open_kitchen.origin_line is '来源行（批次内连续编号）';
comment on column open_kitchen.operator_id is '餐饮服务经营者或食堂';
comment on column open_kitchen.party_id is '主体';
comment on column open_kitchen.mode is '建设方式';
comment on column open_kitchen.cameras is '摄像头数';
comment on column open_kitchen.areas is '覆盖区域';
comment on column open_kitchen.started_on is '开始建设日期';
comment on column open_kitchen.built_on is '建成验收日期';
comment on column open_kitchen.accepted_by is '验收人';
comment on column open_kitchen.removed_on is '拆除日期（当日起不计）';
comment on column open_kitchen.remove_reason is '拆除原因';
create unique index open_kitchen_source_system_external_no_key on open_kitchen (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index open_kitchen_operator_id_started_on_key on open_kitchen (county_code, operator_id, started_on) where void_reason is null;
create index open_kitchen_party_id_idx on open_kitchen (county_code, party_id);
create index open_kitchen_started_on_id_idx on open_kitchen (county_code, started_on, id);
alter table open_kitchen enable row level security;
create policy scope on open_kitchen to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on open_kitchen to quanheng_app;

create table open_kitchen_history (
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
  operator_id uuid not null,
  party_id uuid not null,
  mode text not null,
  cameras integer,
  areas text,
  started_on date not null,
  built_on date,
  accepted_by text,
  removed_on date,
  remove_reason text,
  primary key (county_code, id, version)
);
comment on table open_kitchen_history is '明厨亮灶建设（历史版本）';
comment on column open_kitchen_history.county_code is '局代码';
comment on column open_kitchen_history.id is '内部编号（UUIDv7）';
comment on column open_kitchen_history.version is '版本，从 1 起';
comment on column open_kitchen_history.recorded_at is '本版本入账时刻';
comment on column open_kitchen_history.station_code is '管辖所（数据范围）';
comment on column open_kitchen_history.void_reason is '作废理由；空为有效';
comment on column open_kitchen_history.source_system is '上级系统名称';
comment on column open_kitchen_history.external_no is '上级系统编号';
comment on column open_kitchen_history.declared is '汇总申报（不是逐笔记录）';
comment on column open_kitchen_history.origin_batch is '来源批次';
comment on column open_kitchen_history.origin_line is '来源行（批次内连续编号）';
comment on column open_kitchen_history.superseded_at is '被后一版本取代的时刻';
comment on column open_kitchen_history.operator_id is '餐饮服务经营者或食堂';
comment on column open_kitchen_history.party_id is '主体';
comment on column open_kitchen_history.mode is '建设方式';
comment on column open_kitchen_history.cameras is '摄像头数';
comment on column open_kitchen_history.areas is '覆盖区域';
comment on column open_kitchen_history.started_on is '开始建设日期';
comment on column open_kitchen_history.built_on is '建成验收日期';
comment on column open_kitchen_history.accepted_by is '验收人';
comment on column open_kitchen_history.removed_on is '拆除日期（当日起不计）';
comment on column open_kitchen_history.remove_reason is '拆除原因';
create index open_kitchen_history_recorded_at_idx on open_kitchen_history (county_code, recorded_at);
alter table open_kitchen_history enable row level security;
create policy scope on open_kitchen_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on open_kitchen_history to quanheng_app;
