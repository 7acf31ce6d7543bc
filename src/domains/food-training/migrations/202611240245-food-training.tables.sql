create table food_training_person (
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
  unit_id uuid not null,
  party_id uuid not null,
  person_name text not null,
  id_sealed text,
  id_masked text,
  id_key text,
  post text not null,
  entered_on date not null,
  registered_on date,
  account_no text,
  left_on date,
  primary key (county_code, id)
);
comment on table food_training_person is '食品安全管理人员';
comment on column food_training_person.county_code is '局代码';
comment on column food_training_person.id is '内部编号（UUIDv7）';
comment on column food_training_person.version is '版本，从 1 起';
comment on column food_training_person.recorded_at is '本版本入账时刻';
comment on column food_training_person.station_code is '管辖所（数据范围）';
comment on column food_training_person.void_reason is '作废理由；空为有效';
comment on column food_training_person.source_system is '上级系统名称';
comment on column food_training_person.external_no is '上级系统编号';
comment on column food_training_person.declared is '汇总申报（不是逐笔记录）';
comment on column food_training_person.origin_batch is '来源批次';
comment on column food_training_person.origin_line is '来源行（批次内连续编号）';
comment on column food_training_person.unit_id is '单位名册';
comment on column food_training_person.party_id is '单位';
comment on column food_training_person.person_name is '姓名';
comment on column food_training_person.id_sealed is '证件号码（密文）';
comment on column food_training_person.id_masked is '证件号码（掩码）';
comment on column food_training_person.id_key is '证件号码查找键（带密钥的摘要）';
comment on column food_training_person.post is '岗位';
comment on column food_training_person.entered_on is '到岗日期';
comment on column food_training_person.registered_on is '平台注册日期';
comment on column food_training_person.account_no is '平台账号';
comment on column food_training_person.left_on is '离岗日期（当日起不计）';
create unique index food_training_person_source_system_external_no_key on food_training_person (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index food_training_person_unit_id_idx on food_training_person (county_code, unit_id);
create index food_training_person_party_id_idx on food_training_person (county_code, party_id);
create index food_training_person_id_key_idx on food_training_person (county_code, id_key);
create index food_training_person_person_name_idx on food_training_person (county_code, person_name);
create index food_training_person_entered_on_id_idx on food_training_person (county_code, entered_on, id);
alter table food_training_person enable row level security;
create policy scope on food_training_person to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on food_training_person to quanheng_app;

create table food_training_person_history (
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
  unit_id uuid not null,
  party_id uuid not null,
  person_name text not null,
  id_sealed text,
  id_masked text,
  id_key text,
  post text not null,
  entered_on date not null,
  registered_on date,
  account_no text,
  left_on date,
  primary key (county_code, id, version)
);
comment on table food_training_person_history is '食品安全管理人员（历史版本）';
comment on column food_training_person_history.county_code is '局代码';
comment on column food_training_person_history.id is '内部编号（UUIDv7）';
comment on column food_training_person_history.version is '版本，从 1 起';
comment on column food_training_person_history.recorded_at is '本版本入账时刻';
comment on column food_training_person_history.station_code is '管辖所（数据范围）';
comment on column food_training_person_history.void_reason is '作废理由；空为有效';
comment on column food_training_person_history.source_system is '上级系统名称';
comment on column food_training_person_history.external_no is '上级系统编号';
comment on column food_training_person_history.declared is '汇总申报（不是逐笔记录）';
comment on column food_training_person_history.origin_batch is '来源批次';
comment on column food_training_person_history.origin_line is '来源行（批次内连续编号）';
comment on column food_training_person_history.superseded_at is '被后一版本取代的时刻';
comment on column food_training_person_history.unit_id is '单位名册';
comment on column food_training_person_history.party_id is '单位';
comment on column food_training_person_history.person_name is '姓名';
comment on column food_training_person_history.id_sealed is '证件号码（密文）';
comment on column food_training_person_history.id_masked is '证件号码（掩码）';
comment on column food_training_person_history.id_key is '证件号码查找键（带密钥的摘要）';
comment on column food_training_person_history.post is '岗位';
comment on column food_training_person_history.entered_on is '到岗日期';
comment on column food_training_person_history.registered_on is '平台注册日期';
comment on column food_training_person_history.account_no is '平台账号';
comment on column food_training_person_history.left_on is '离岗日期（当日起不计）';
create index food_training_person_history_recorded_at_idx on food_training_person_history (county_code, recorded_at);
alter table food_training_person_history enable row level security;
create policy scope on food_training_person_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on food_training_person_history to quanheng_app;

create table food_training_step (
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
  person_id uuid not null,
  party_id uuid not null,
  step text not null,
  on_day date not null,
  title text,
  hours numeric(20,6),
  exam_kind text,
  score numeric(20,6),
  pass_mark numeric(20,6),
  passed_on date,
  certificate_no text,
  retest_due_on date,
  retested_on date,
  primary key (county_code, id)
);
comment on table food_training_step is '食品安全管理人员培训、考核记录';
comment on column food_training_step.county_code is '局代码';
comment on column food_training_step.id is '内部编号（UUIDv7）';
comment on column food_training_step.version is '版本，从 1 起';
comment on column food_training_step.recorded_at is '本版本入账时刻';
comment on column food_training_step.station_code is '管辖所（数据范围）';
comment on column food_training_step.void_reason is '作废理由；空为有效';
comment on column food_training_step.source_system is '上级系统名称';
comment on column food_training_step.external_no is '上级系统编号';
comment on column food_training_step.declared is '汇总申报（不是逐笔记录）';
comment on column food_training_step.origin_batch is '来源批次';
comment on column food_training_step.origin_line is '来源行（批次内连续编号）';
comment on column food_training_step.person_id is '人员';
comment on column food_training_step.party_id is '单位';
comment on column food_training_step.step is '步骤';
comment on column food_training_step.on_day is '完成日期';
comment on column food_training_step.title is '培训或考核名称';
comment on column food_training_step.hours is '学时';
comment on column food_training_step.exam_kind is '考核方式';
comment on column food_training_step.score is '成绩';
comment on column food_training_step.pass_mark is '合格分';
comment on column food_training_step.passed_on is '考核合格日期（不合格的为空）';
comment on column food_training_step.certificate_no is '合格证明编号';
comment on column food_training_step.retest_due_on is '应补考日期（合格的为空）';
comment on column food_training_step.retested_on is '补考日期';
create unique index food_training_step_source_system_external_no_key on food_training_step (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index food_training_step_person_id_step_on_day_key on food_training_step (county_code, person_id, step, on_day) where void_reason is null;
create index food_training_step_party_id_idx on food_training_step (county_code, party_id);
create index food_training_step_on_day_id_idx on food_training_step (county_code, on_day, id);
create index food_training_step_retest_due_on_idx on food_training_step (county_code, retest_due_on) where retest_due_on is not null and retested_on is null;
alter table food_training_step enable row level security;
create policy scope on food_training_step to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on food_training_step to quanheng_app;

create table food_training_step_history (
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
  person_id uuid not null,
  party_id uuid not null,
  step text not null,
  on_day date not null,
  title text,
  hours numeric(20,6),
  exam_kind text,
  score numeric(20,6),
  pass_mark numeric(20,6),
  passed_on date,
  certificate_no text,
  retest_due_on date,
  retested_on date,
  primary key (county_code, id, version)
);
comment on table food_training_step_history is '食品安全管理人员培训、考核记录（历史版本）';
comment on column food_training_step_history.county_code is '局代码';
comment on column food_training_step_history.id is '内部编号（UUIDv7）';
comment on column food_training_step_history.version is '版本，从 1 起';
comment on column food_training_step_history.recorded_at is '本版本入账时刻';
comment on column food_training_step_history.station_code is '管辖所（数据范围）';
comment on column food_training_step_history.void_reason is '作废理由；空为有效';
comment on column food_training_step_history.source_system is '上级系统名称';
comment on column food_training_step_history.external_no is '上级系统编号';
comment on column food_training_step_history.declared is '汇总申报（不是逐笔记录）';
comment on column food_training_step_history.origin_batch is '来源批次';
comment on column food_training_step_history.origin_line is '来源行（批次内连续编号）';
comment on column food_training_step_history.superseded_at is '被后一版本取代的时刻';
comment on column food_training_step_history.person_id is '人员';
comment on column food_training_step_history.party_id is '单位';
comment on column food_training_step_history.step is '步骤';
comment on column food_training_step_history.on_day is '完成日期';
comment on column food_training_step_history.title is '培训或考核名称';
comment on column food_training_step_history.hours is '学时';
comment on column food_training_step_history.exam_kind is '考核方式';
comment on column food_training_step_history.score is '成绩';
comment on column food_training_step_history.pass_mark is '合格分';
comment on column food_training_step_history.passed_on is '考核合格日期（不合格的为空）';
comment on column food_training_step_history.certificate_no is '合格证明编号';
comment on column food_training_step_history.retest_due_on is '应补考日期（合格的为空）';
comment on column food_training_step_history.retested_on is '补考日期';
create index food_training_step_history_recorded_at_idx on food_training_step_history (county_code, recorded_at);
alter table food_training_step_history enable row level security;
create policy scope on food_training_step_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on food_training_step_history to quanheng_app;

create table food_training_unit (
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
  kind text not null,
  from_day date not null,
  to_day date,
  leave_reason text,
  primary key (county_code, id)
);
comment on table food_training_unit is '食品安全人员培训考核单位名册';
comment on column food_training_unit.county_code is '局代码';
comment on column food_training_unit.id is '内部编号（UUIDv7）';
comment on column food_training_unit.version is '版本，从 1 起';
comment on column food_training_unit.recorded_at is '本版本入账时刻';
comment on column food_training_unit.station_code is '管辖所（数据范围）';
comment on column food_training_unit.void_reason is '作废理由；空为有效';
comment on column food_training_unit.source_system is '上级系统名称';
comment on column food_training_unit.external_no is '上级系统编号';
comment on column food_training_unit.declared is '汇总申报（不是逐笔记录）';
comment on column food_training_unit.origin_batch is '来源批次';
comment on column food_training_unit.origin_line is '来源行（批次内连续编号）';
comment on column food_training_unit.party_id is '单位';
comment on column food_training_unit.kind is '单位类别';
comment on column food_training_unit.from_day is '列入日期';
comment on column food_training_unit.to_day is '退出日期（当日起不计）';
comment on column food_training_unit.leave_reason is '退出原因';
create unique index food_training_unit_source_system_external_no_key on food_training_unit (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index food_training_unit_party_id_kind_from_day_key on food_training_unit (county_code, party_id, kind, from_day) where void_reason is null;
create index food_training_unit_from_day_id_idx on food_training_unit (county_code, from_day, id);
alter table food_training_unit enable row level security;
create policy scope on food_training_unit to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on food_training_unit to quanheng_app;

create table food_training_unit_history (
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
  kind text not null,
  from_day date not null,
  to_day date,
  leave_reason text,
  primary key (county_code, id, version)
);
comment on table food_training_unit_history is '食品安全人员培训考核单位名册（历史版本）';
comment on column food_training_unit_history.county_code is '局代码';
comment on column food_training_unit_history.id is '内部编号（UUIDv7）';
comment on column food_training_unit_history.version is '版本，从 1 起';
comment on column food_training_unit_history.recorded_at is '本版本入账时刻';
comment on column food_training_unit_history.station_code is '管辖所（数据范围）';
comment on column food_training_unit_history.void_reason is '作废理由；空为有效';
comment on column food_training_unit_history.source_system is '上级系统名称';
comment on column food_training_unit_history.external_no is '上级系统编号';
comment on column food_training_unit_history.declared is '汇总申报（不是逐笔记录）';
comment on column food_training_unit_history.origin_batch is '来源批次';
comment on column food_training_unit_history.origin_line is '来源行（批次内连续编号）';
comment on column food_training_unit_history.superseded_at is '被后一版本取代的时刻';
comment on column food_training_unit_history.party_id is '单位';
comment on column food_training_unit_history.kind is '单位类别';
comment on column food_training_unit_history.from_day is '列入日期';
comment on column food_training_unit_history.to_day is '退出日期（当日起不计）';
comment on column food_training_unit_history.leave_reason is '退出原因';
create index food_training_unit_history_recorded_at_idx on food_training_unit_history (county_code, recorded_at);
alter table food_training_unit_history enable row level security;
create policy scope on food_training_unit_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on food_training_unit_history to quanheng_app;
