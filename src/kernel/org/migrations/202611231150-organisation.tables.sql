drop policy scope on org_unit;
create policy scope on org_unit to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on org_unit_history;
create policy scope on org_unit_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');

drop policy scope on town_station;
create policy scope on town_station to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on town_station_history;
create policy scope on town_station_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');

drop policy scope on staff_post;
create policy scope on staff_post to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on staff_post_history;
create policy scope on staff_post_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');

drop policy scope on business_mode;
create policy scope on business_mode to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
drop policy scope on business_mode_history;
create policy scope on business_mode_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');

drop index org_unit_code_key;
create unique index org_unit_code_from_day_key on org_unit (county_code, code, from_day) where void_reason is null;

alter table org_unit add column successor_code text;
comment on column org_unit.successor_code is '并入的机构代码';

alter table staff_post drop column certificate_no, drop column certificate_to;

alter table org_unit_history add column successor_code text;
comment on column org_unit_history.successor_code is '并入的机构代码';

alter table staff_post_history drop column certificate_no, drop column certificate_to;

create table org_change (
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
  kind text not null,
  effective_on date not null,
  summary text not null,
  document_no text,
  unit_code text,
  into_code text,
  town_code text,
  moved jsonb,
  primary key (county_code, id)
);
comment on table org_change is '机构调整：设立、更名、撤销、合并、乡镇划转';
comment on column org_change.county_code is '局代码';
comment on column org_change.id is '内部编号（UUIDv7）';
comment on column org_change.version is '版本，从 1 起';
comment on column org_change.recorded_at is '本版本入账时刻';
comment on column org_change.station_code is '管辖所（数据范围）';
comment on column org_change.void_reason is '作废理由；空为有效';
comment on column org_change.source_system is '上级系统名称';
comment on column org_change.external_no is '上级系统编号';
comment on column org_change.declared is '汇总申报（不是逐笔记录）';
comment on column org_change.origin_batch is '来源批次';
comment on column org_change.origin_line is '来源行（批次内连续编号）';
comment on column org_change.kind is '事项';
comment on column org_change.effective_on is '生效日';
comment on column org_change.summary is '内容';
comment on column org_change.document_no is '依据文号';
comment on column org_change.unit_code is '机构代码';
comment on column org_change.into_code is '并入或接管的机构代码';
comment on column org_change.town_code is '乡镇代码';
comment on column org_change.moved is '随之调整的数量';
create unique index org_change_source_system_external_no_key on org_change (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index org_change_effective_on_idx on org_change (county_code, effective_on);
alter table org_change enable row level security;
create policy scope on org_change to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on org_change to quanheng_app;

create table org_change_history (
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
  kind text not null,
  effective_on date not null,
  summary text not null,
  document_no text,
  unit_code text,
  into_code text,
  town_code text,
  moved jsonb,
  primary key (county_code, id, version)
);
comment on table org_change_history is '机构调整：设立、更名、撤销、合并、乡镇划转（历史版本）';
comment on column org_change_history.county_code is '局代码';
comment on column org_change_history.id is '内部编号（UUIDv7）';
comment on column org_change_history.version is '版本，从 1 起';
comment on column org_change_history.recorded_at is '本版本入账时刻';
comment on column org_change_history.station_code is '管辖所（数据范围）';
comment on column org_change_history.void_reason is '作废理由；空为有效';
comment on column org_change_history.source_system is '上级系统名称';
comment on column org_change_history.external_no is '上级系统编号';
comment on column org_change_history.declared is '汇总申报（不是逐笔记录）';
comment on column org_change_history.origin_batch is '来源批次';
comment on column org_change_history.origin_line is '来源行（批次内连续编号）';
comment on column org_change_history.superseded_at is '被后一版本取代的时刻';
comment on column org_change_history.kind is '事项';
comment on column org_change_history.effective_on is '生效日';
comment on column org_change_history.summary is '内容';
comment on column org_change_history.document_no is '依据文号';
comment on column org_change_history.unit_code is '机构代码';
comment on column org_change_history.into_code is '并入或接管的机构代码';
comment on column org_change_history.town_code is '乡镇代码';
comment on column org_change_history.moved is '随之调整的数量';
create index org_change_history_recorded_at_idx on org_change_history (county_code, recorded_at);
alter table org_change_history enable row level security;
create policy scope on org_change_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on org_change_history to quanheng_app;

create table staff (
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
  sex text,
  birth_sealed text,
  education text,
  establishment text,
  account text,
  left_on date,
  departure text,
  primary key (county_code, id)
);
comment on table staff is '人员：在本局工作的人';
comment on column staff.county_code is '局代码';
comment on column staff.id is '内部编号（UUIDv7）';
comment on column staff.version is '版本，从 1 起';
comment on column staff.recorded_at is '本版本入账时刻';
comment on column staff.station_code is '管辖所（数据范围）';
comment on column staff.void_reason is '作废理由；空为有效';
comment on column staff.source_system is '上级系统名称';
comment on column staff.external_no is '上级系统编号';
comment on column staff.declared is '汇总申报（不是逐笔记录）';
comment on column staff.origin_batch is '来源批次';
comment on column staff.origin_line is '来源行（批次内连续编号）';
comment on column staff.staff_no is '人员编号';
comment on column staff.name is '姓名';
comment on column staff.sex is '性别';
comment on column staff.birth_sealed is '出生年月（密文）';
comment on column staff.education is '学历';
comment on column staff.establishment is '编制类型';
comment on column staff.account is '登录账号';
comment on column staff.left_on is '离任日';
comment on column staff.departure is '离任去向';
create unique index staff_source_system_external_no_key on staff (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index staff_staff_no_key on staff (county_code, staff_no) where void_reason is null;
create unique index staff_account_key on staff (county_code, account) where void_reason is null and account is not null;
create index staff_name_idx on staff (county_code, name);
alter table staff enable row level security;
create policy scope on staff to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on staff to quanheng_app;

create table staff_credential (
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
  kind text not null,
  number text,
  issued_on date,
  valid_to date,
  primary key (county_code, id)
);
comment on table staff_credential is '证件与资格：行政执法证、专业检查员资格';
comment on column staff_credential.county_code is '局代码';
comment on column staff_credential.id is '内部编号（UUIDv7）';
comment on column staff_credential.version is '版本，从 1 起';
comment on column staff_credential.recorded_at is '本版本入账时刻';
comment on column staff_credential.station_code is '管辖所（数据范围）';
comment on column staff_credential.void_reason is '作废理由；空为有效';
comment on column staff_credential.source_system is '上级系统名称';
comment on column staff_credential.external_no is '上级系统编号';
comment on column staff_credential.declared is '汇总申报（不是逐笔记录）';
comment on column staff_credential.origin_batch is '来源批次';
comment on column staff_credential.origin_line is '来源行（批次内连续编号）';
comment on column staff_credential.staff_no is '人员编号';
comment on column staff_credential.kind is '种类';
comment on column staff_credential.number is '证号';
comment on column staff_credential.issued_on is '发证日期';
comment on column staff_credential.valid_to is '有效期至（含当日，空为长期）';
create unique index staff_credential_source_system_external_no_key on staff_credential (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index staff_credential_staff_no_idx on staff_credential (county_code, staff_no);
create unique index staff_credential_kind_number_key on staff_credential (county_code, kind, number) where void_reason is null and number is not null;
create index staff_credential_valid_to_idx on staff_credential (county_code, valid_to);
alter table staff_credential enable row level security;
create policy scope on staff_credential to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on staff_credential to quanheng_app;

create table staff_credential_history (
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
  kind text not null,
  number text,
  issued_on date,
  valid_to date,
  primary key (county_code, id, version)
);
comment on table staff_credential_history is '证件与资格：行政执法证、专业检查员资格（历史版本）';
comment on column staff_credential_history.county_code is '局代码';
comment on column staff_credential_history.id is '内部编号（UUIDv7）';
comment on column staff_credential_history.version is '版本，从 1 起';
comment on column staff_credential_history.recorded_at is '本版本入账时刻';
comment on column staff_credential_history.station_code is '管辖所（数据范围）';
comment on column staff_credential_history.void_reason is '作废理由；空为有效';
comment on column staff_credential_history.source_system is '上级系统名称';
comment on column staff_credential_history.external_no is '上级系统编号';
comment on column staff_credential_history.declared is '汇总申报（不是逐笔记录）';
comment on column staff_credential_history.origin_batch is '来源批次';
comment on column staff_credential_history.origin_line is '来源行（批次内连续编号）';
comment on column staff_credential_history.superseded_at is '被后一版本取代的时刻';
comment on column staff_credential_history.staff_no is '人员编号';
comment on column staff_credential_history.kind is '种类';
comment on column staff_credential_history.number is '证号';
comment on column staff_credential_history.issued_on is '发证日期';
comment on column staff_credential_history.valid_to is '有效期至（含当日，空为长期）';
create index staff_credential_history_recorded_at_idx on staff_credential_history (county_code, recorded_at);
alter table staff_credential_history enable row level security;
create policy scope on staff_credential_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on staff_credential_history to quanheng_app;

create table staff_delegation (
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
  delegate_no text not null,
  from_day date not null,
  last_day date not null,
  permissions jsonb not null,
  reason text,
  primary key (county_code, id)
);
comment on table staff_delegation is '代理：离岗期间由谁代办哪些事项';
comment on column staff_delegation.county_code is '局代码';
comment on column staff_delegation.id is '内部编号（UUIDv7）';
comment on column staff_delegation.version is '版本，从 1 起';
comment on column staff_delegation.recorded_at is '本版本入账时刻';
comment on column staff_delegation.station_code is '管辖所（数据范围）';
comment on column staff_delegation.void_reason is '作废理由；空为有效';
comment on column staff_delegation.source_system is '上级系统名称';
comment on column staff_delegation.external_no is '上级系统编号';
comment on column staff_delegation.declared is '汇总申报（不是逐笔记录）';
comment on column staff_delegation.origin_batch is '来源批次';
comment on column staff_delegation.origin_line is '来源行（批次内连续编号）';
comment on column staff_delegation.staff_no is '委托人编号';
comment on column staff_delegation.delegate_no is '代理人编号';
comment on column staff_delegation.from_day is '起';
comment on column staff_delegation.last_day is '止（含当日）';
comment on column staff_delegation.permissions is '代理的权限';
comment on column staff_delegation.reason is '事由';
create unique index staff_delegation_source_system_external_no_key on staff_delegation (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index staff_delegation_staff_no_from_day_idx on staff_delegation (county_code, staff_no, from_day);
create index staff_delegation_delegate_no_from_day_idx on staff_delegation (county_code, delegate_no, from_day);
alter table staff_delegation enable row level security;
create policy scope on staff_delegation to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on staff_delegation to quanheng_app;

create table staff_delegation_history (
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
  delegate_no text not null,
  from_day date not null,
  last_day date not null,
  permissions jsonb not null,
  reason text,
  primary key (county_code, id, version)
);
comment on table staff_delegation_history is '代理：离岗期间由谁代办哪些事项（历史版本）';
comment on column staff_delegation_history.county_code is '局代码';
comment on column staff_delegation_history.id is '内部编号（UUIDv7）';
comment on column staff_delegation_history.version is '版本，从 1 起';
comment on column staff_delegation_history.recorded_at is '本版本入账时刻';
comment on column staff_delegation_history.station_code is '管辖所（数据范围）';
comment on column staff_delegation_history.void_reason is '作废理由；空为有效';
comment on column staff_delegation_history.source_system is '上级系统名称';
comment on column staff_delegation_history.external_no is '上级系统编号';
comment on column staff_delegation_history.declared is '汇总申报（不是逐笔记录）';
comment on column staff_delegation_history.origin_batch is '来源批次';
comment on column staff_delegation_history.origin_line is '来源行（批次内连续编号）';
comment on column staff_delegation_history.superseded_at is '被后一版本取代的时刻';
comment on column staff_delegation_history.staff_no is '委托人编号';
comment on column staff_delegation_history.delegate_no is '代理人编号';
comment on column staff_delegation_history.from_day is '起';
comment on column staff_delegation_history.last_day is '止（含当日）';
comment on column staff_delegation_history.permissions is '代理的权限';
comment on column staff_delegation_history.reason is '事由';
create index staff_delegation_history_recorded_at_idx on staff_delegation_history (county_code, recorded_at);
alter table staff_delegation_history enable row level security;
create policy scope on staff_delegation_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on staff_delegation_history to quanheng_app;

create table staff_hand_over (
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
  to_no text not null,
  handed_on date not null,
  business text not null,
  task_id uuid not null,
  task_text text not null,
  page text,
  primary key (county_code, id)
);
comment on table staff_hand_over is '工作交接：哪件未办结的事由谁交给谁';
comment on column staff_hand_over.county_code is '局代码';
comment on column staff_hand_over.id is '内部编号（UUIDv7）';
comment on column staff_hand_over.version is '版本，从 1 起';
comment on column staff_hand_over.recorded_at is '本版本入账时刻';
comment on column staff_hand_over.station_code is '管辖所（数据范围）';
comment on column staff_hand_over.void_reason is '作废理由；空为有效';
comment on column staff_hand_over.source_system is '上级系统名称';
comment on column staff_hand_over.external_no is '上级系统编号';
comment on column staff_hand_over.declared is '汇总申报（不是逐笔记录）';
comment on column staff_hand_over.origin_batch is '来源批次';
comment on column staff_hand_over.origin_line is '来源行（批次内连续编号）';
comment on column staff_hand_over.staff_no is '移交人编号';
comment on column staff_hand_over.to_no is '接收人编号';
comment on column staff_hand_over.handed_on is '交接日';
comment on column staff_hand_over.business is '业务';
comment on column staff_hand_over.task_id is '事项';
comment on column staff_hand_over.task_text is '事项名称';
comment on column staff_hand_over.page is '页面地址';
create unique index staff_hand_over_source_system_external_no_key on staff_hand_over (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index staff_hand_over_staff_no_handed_on_idx on staff_hand_over (county_code, staff_no, handed_on);
create index staff_hand_over_to_no_handed_on_idx on staff_hand_over (county_code, to_no, handed_on);
alter table staff_hand_over enable row level security;
create policy scope on staff_hand_over to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on staff_hand_over to quanheng_app;

create table staff_hand_over_history (
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
  to_no text not null,
  handed_on date not null,
  business text not null,
  task_id uuid not null,
  task_text text not null,
  page text,
  primary key (county_code, id, version)
);
comment on table staff_hand_over_history is '工作交接：哪件未办结的事由谁交给谁（历史版本）';
comment on column staff_hand_over_history.county_code is '局代码';
comment on column staff_hand_over_history.id is '内部编号（UUIDv7）';
comment on column staff_hand_over_history.version is '版本，从 1 起';
comment on column staff_hand_over_history.recorded_at is '本版本入账时刻';
comment on column staff_hand_over_history.station_code is '管辖所（数据范围）';
comment on column staff_hand_over_history.void_reason is '作废理由；空为有效';
comment on column staff_hand_over_history.source_system is '上级系统名称';
comment on column staff_hand_over_history.external_no is '上级系统编号';
comment on column staff_hand_over_history.declared is '汇总申报（不是逐笔记录）';
comment on column staff_hand_over_history.origin_batch is '来源批次';
comment on column staff_hand_over_history.origin_line is '来源行（批次内连续编号）';
comment on column staff_hand_over_history.superseded_at is '被后一版本取代的时刻';
comment on column staff_hand_over_history.staff_no is '移交人编号';
comment on column staff_hand_over_history.to_no is '接收人编号';
comment on column staff_hand_over_history.handed_on is '交接日';
comment on column staff_hand_over_history.business is '业务';
comment on column staff_hand_over_history.task_id is '事项';
comment on column staff_hand_over_history.task_text is '事项名称';
comment on column staff_hand_over_history.page is '页面地址';
create index staff_hand_over_history_recorded_at_idx on staff_hand_over_history (county_code, recorded_at);
alter table staff_hand_over_history enable row level security;
create policy scope on staff_hand_over_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on staff_hand_over_history to quanheng_app;

create table staff_history (
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
  sex text,
  birth_sealed text,
  education text,
  establishment text,
  account text,
  left_on date,
  departure text,
  primary key (county_code, id, version)
);
comment on table staff_history is '人员：在本局工作的人（历史版本）';
comment on column staff_history.county_code is '局代码';
comment on column staff_history.id is '内部编号（UUIDv7）';
comment on column staff_history.version is '版本，从 1 起';
comment on column staff_history.recorded_at is '本版本入账时刻';
comment on column staff_history.station_code is '管辖所（数据范围）';
comment on column staff_history.void_reason is '作废理由；空为有效';
comment on column staff_history.source_system is '上级系统名称';
comment on column staff_history.external_no is '上级系统编号';
comment on column staff_history.declared is '汇总申报（不是逐笔记录）';
comment on column staff_history.origin_batch is '来源批次';
comment on column staff_history.origin_line is '来源行（批次内连续编号）';
comment on column staff_history.superseded_at is '被后一版本取代的时刻';
comment on column staff_history.staff_no is '人员编号';
comment on column staff_history.name is '姓名';
comment on column staff_history.sex is '性别';
comment on column staff_history.birth_sealed is '出生年月（密文）';
comment on column staff_history.education is '学历';
comment on column staff_history.establishment is '编制类型';
comment on column staff_history.account is '登录账号';
comment on column staff_history.left_on is '离任日';
comment on column staff_history.departure is '离任去向';
create index staff_history_recorded_at_idx on staff_history (county_code, recorded_at);
alter table staff_history enable row level security;
create policy scope on staff_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on staff_history to quanheng_app;

create table staff_leave (
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
  kind text not null,
  from_day date not null,
  last_day date not null,
  reason text,
  primary key (county_code, id)
);
comment on table staff_leave is '请假与外出';
comment on column staff_leave.county_code is '局代码';
comment on column staff_leave.id is '内部编号（UUIDv7）';
comment on column staff_leave.version is '版本，从 1 起';
comment on column staff_leave.recorded_at is '本版本入账时刻';
comment on column staff_leave.station_code is '管辖所（数据范围）';
comment on column staff_leave.void_reason is '作废理由；空为有效';
comment on column staff_leave.source_system is '上级系统名称';
comment on column staff_leave.external_no is '上级系统编号';
comment on column staff_leave.declared is '汇总申报（不是逐笔记录）';
comment on column staff_leave.origin_batch is '来源批次';
comment on column staff_leave.origin_line is '来源行（批次内连续编号）';
comment on column staff_leave.staff_no is '人员编号';
comment on column staff_leave.kind is '种类';
comment on column staff_leave.from_day is '起';
comment on column staff_leave.last_day is '止（含当日）';
comment on column staff_leave.reason is '事由';
create unique index staff_leave_source_system_external_no_key on staff_leave (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index staff_leave_staff_no_from_day_idx on staff_leave (county_code, staff_no, from_day);
alter table staff_leave enable row level security;
create policy scope on staff_leave to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on staff_leave to quanheng_app;

create table staff_leave_history (
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
  kind text not null,
  from_day date not null,
  last_day date not null,
  reason text,
  primary key (county_code, id, version)
);
comment on table staff_leave_history is '请假与外出（历史版本）';
comment on column staff_leave_history.county_code is '局代码';
comment on column staff_leave_history.id is '内部编号（UUIDv7）';
comment on column staff_leave_history.version is '版本，从 1 起';
comment on column staff_leave_history.recorded_at is '本版本入账时刻';
comment on column staff_leave_history.station_code is '管辖所（数据范围）';
comment on column staff_leave_history.void_reason is '作废理由；空为有效';
comment on column staff_leave_history.source_system is '上级系统名称';
comment on column staff_leave_history.external_no is '上级系统编号';
comment on column staff_leave_history.declared is '汇总申报（不是逐笔记录）';
comment on column staff_leave_history.origin_batch is '来源批次';
comment on column staff_leave_history.origin_line is '来源行（批次内连续编号）';
comment on column staff_leave_history.superseded_at is '被后一版本取代的时刻';
comment on column staff_leave_history.staff_no is '人员编号';
comment on column staff_leave_history.kind is '种类';
comment on column staff_leave_history.from_day is '起';
comment on column staff_leave_history.last_day is '止（含当日）';
comment on column staff_leave_history.reason is '事由';
create index staff_leave_history_recorded_at_idx on staff_leave_history (county_code, recorded_at);
alter table staff_leave_history enable row level security;
create policy scope on staff_leave_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on staff_leave_history to quanheng_app;
