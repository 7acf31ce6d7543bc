create table duty_progress (
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
  task_id uuid not null,
  reported_on date not null,
  progress text not null,
  reported_by text not null,
  primary key (county_code, id)
);
comment on table duty_progress is '中心工作和党建任务的进展';
comment on column duty_progress.county_code is '局代码';
comment on column duty_progress.id is '内部编号（UUIDv7）';
comment on column duty_progress.version is '版本，从 1 起';
comment on column duty_progress.recorded_at is '本版本入账时刻';
comment on column duty_progress.station_code is '管辖所（数据范围）';
comment on column duty_progress.void_reason is '作废理由；空为有效';
comment on column duty_progress.source_system is '上级系统名称';
comment on column duty_progress.external_no is '上级系统编号';
comment on column duty_progress.declared is '汇总申报（不是逐笔记录）';
comment on column duty_progress.origin_batch is '来源批次';
comment on column duty_progress.origin_line is '来源行（批次内连续编号）';
comment on column duty_progress.task_id is '任务';
comment on column duty_progress.reported_on is '日期';
comment on column duty_progress.progress is '进展';
comment on column duty_progress.reported_by is '填报人';
create unique index duty_progress_source_system_external_no_key on duty_progress (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index duty_progress_task_id_idx on duty_progress (county_code, task_id);
alter table duty_progress enable row level security;
create policy scope on duty_progress to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on duty_progress to quanheng_app;

create table duty_progress_history (
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
  task_id uuid not null,
  reported_on date not null,
  progress text not null,
  reported_by text not null,
  primary key (county_code, id, version)
);
comment on table duty_progress_history is '中心工作和党建任务的进展（历史版本）';
comment on column duty_progress_history.county_code is '局代码';
comment on column duty_progress_history.id is '内部编号（UUIDv7）';
comment on column duty_progress_history.version is '版本，从 1 起';
comment on column duty_progress_history.recorded_at is '本版本入账时刻';
comment on column duty_progress_history.station_code is '管辖所（数据范围）';
comment on column duty_progress_history.void_reason is '作废理由；空为有效';
comment on column duty_progress_history.source_system is '上级系统名称';
comment on column duty_progress_history.external_no is '上级系统编号';
comment on column duty_progress_history.declared is '汇总申报（不是逐笔记录）';
comment on column duty_progress_history.origin_batch is '来源批次';
comment on column duty_progress_history.origin_line is '来源行（批次内连续编号）';
comment on column duty_progress_history.superseded_at is '被后一版本取代的时刻';
comment on column duty_progress_history.task_id is '任务';
comment on column duty_progress_history.reported_on is '日期';
comment on column duty_progress_history.progress is '进展';
comment on column duty_progress_history.reported_by is '填报人';
create index duty_progress_history_recorded_at_idx on duty_progress_history (county_code, recorded_at);
alter table duty_progress_history enable row level security;
create policy scope on duty_progress_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on duty_progress_history to quanheng_app;

create table duty_task (
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
  duty text not null,
  title text not null,
  measure text,
  document_no text,
  assigned_on date not null,
  due_on date not null,
  unit_code text not null,
  holder text,
  done_on date,
  proof text,
  cancelled_on date,
  cancel_reason text,
  primary key (county_code, id)
);
comment on table duty_task is '中心工作和党建任务：问题、措施、责任人、期限、办结凭据';
comment on column duty_task.county_code is '局代码';
comment on column duty_task.id is '内部编号（UUIDv7）';
comment on column duty_task.version is '版本，从 1 起';
comment on column duty_task.recorded_at is '本版本入账时刻';
comment on column duty_task.station_code is '管辖所（数据范围）';
comment on column duty_task.void_reason is '作废理由；空为有效';
comment on column duty_task.source_system is '上级系统名称';
comment on column duty_task.external_no is '上级系统编号';
comment on column duty_task.declared is '汇总申报（不是逐笔记录）';
comment on column duty_task.origin_batch is '来源批次';
comment on column duty_task.origin_line is '来源行（批次内连续编号）';
comment on column duty_task.duty is '工作';
comment on column duty_task.title is '任务或问题';
comment on column duty_task.measure is '措施';
comment on column duty_task.document_no is '来文文号';
comment on column duty_task.assigned_on is '下达日期';
comment on column duty_task.due_on is '完成期限';
comment on column duty_task.unit_code is '责任机构';
comment on column duty_task.holder is '责任人';
comment on column duty_task.done_on is '完成日期';
comment on column duty_task.proof is '完成情况和凭据';
comment on column duty_task.cancelled_on is '取消日期';
comment on column duty_task.cancel_reason is '取消原因';
create unique index duty_task_source_system_external_no_key on duty_task (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index duty_task_assigned_on_id_idx on duty_task (county_code, assigned_on, id);
create index duty_task_due_on_id_idx on duty_task (county_code, due_on, id) where done_on is null and cancelled_on is null;
create index duty_task_duty_assigned_on_idx on duty_task (county_code, duty, assigned_on);
alter table duty_task enable row level security;
create policy scope on duty_task to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on duty_task to quanheng_app;

create table duty_task_history (
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
  duty text not null,
  title text not null,
  measure text,
  document_no text,
  assigned_on date not null,
  due_on date not null,
  unit_code text not null,
  holder text,
  done_on date,
  proof text,
  cancelled_on date,
  cancel_reason text,
  primary key (county_code, id, version)
);
comment on table duty_task_history is '中心工作和党建任务：问题、措施、责任人、期限、办结凭据（历史版本）';
comment on column duty_task_history.county_code is '局代码';
comment on column duty_task_history.id is '内部编号（UUIDv7）';
comment on column duty_task_history.version is '版本，从 1 起';
comment on column duty_task_history.recorded_at is '本版本入账时刻';
comment on column duty_task_history.station_code is '管辖所（数据范围）';
comment on column duty_task_history.void_reason is '作废理由；空为有效';
comment on column duty_task_history.source_system is '上级系统名称';
comment on column duty_task_history.external_no is '上级系统编号';
comment on column duty_task_history.declared is '汇总申报（不是逐笔记录）';
comment on column duty_task_history.origin_batch is '来源批次';
comment on column duty_task_history.origin_line is '来源行（批次内连续编号）';
comment on column duty_task_history.superseded_at is '被后一版本取代的时刻';
comment on column duty_task_history.duty is '工作';
comment on column duty_task_history.title is '任务或问题';
comment on column duty_task_history.measure is '措施';
comment on column duty_task_history.document_no is '来文文号';
comment on column duty_task_history.assigned_on is '下达日期';
comment on column duty_task_history.due_on is '完成期限';
comment on column duty_task_history.unit_code is '责任机构';
comment on column duty_task_history.holder is '责任人';
comment on column duty_task_history.done_on is '完成日期';
comment on column duty_task_history.proof is '完成情况和凭据';
comment on column duty_task_history.cancelled_on is '取消日期';
comment on column duty_task_history.cancel_reason is '取消原因';
create index duty_task_history_recorded_at_idx on duty_task_history (county_code, recorded_at);
alter table duty_task_history enable row level security;
create policy scope on duty_task_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on duty_task_history to quanheng_app;

create table screened_person (
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
  screening_id uuid not null,
  person_name text not null,
  relation text not null,
  member_name text,
  work_unit text,
  screened_on date not null,
  id_sealed text,
  id_masked text,
  id_key text,
  primary key (county_code, id)
);
comment on table screened_person is '被核查人员：证件号码加密保存';
comment on column screened_person.county_code is '局代码';
comment on column screened_person.id is '内部编号（UUIDv7）';
comment on column screened_person.version is '版本，从 1 起';
comment on column screened_person.recorded_at is '本版本入账时刻';
comment on column screened_person.station_code is '管辖所（数据范围）';
comment on column screened_person.void_reason is '作废理由；空为有效';
comment on column screened_person.source_system is '上级系统名称';
comment on column screened_person.external_no is '上级系统编号';
comment on column screened_person.declared is '汇总申报（不是逐笔记录）';
comment on column screened_person.origin_batch is '来源批次';
comment on column screened_person.origin_line is '来源行（批次内连续编号）';
comment on column screened_person.screening_id is '核查';
comment on column screened_person.person_name is '姓名';
comment on column screened_person.relation is '身份';
comment on column screened_person.member_name is '所属干部';
comment on column screened_person.work_unit is '工作单位';
comment on column screened_person.screened_on is '核查日期';
comment on column screened_person.id_sealed is '证件号码（密文）';
comment on column screened_person.id_masked is '证件号码（掩码）';
comment on column screened_person.id_key is '证件号码查找键（带密钥的摘要）';
create unique index screened_person_source_system_external_no_key on screened_person (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index screened_person_screening_id_id_idx on screened_person (county_code, screening_id, id);
create index screened_person_screened_on_idx on screened_person (county_code, screened_on);
alter table screened_person enable row level security;
create policy scope on screened_person to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on screened_person to quanheng_app;

create table screened_person_history (
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
  screening_id uuid not null,
  person_name text not null,
  relation text not null,
  member_name text,
  work_unit text,
  screened_on date not null,
  id_sealed text,
  id_masked text,
  id_key text,
  primary key (county_code, id, version)
);
comment on table screened_person_history is '被核查人员：证件号码加密保存（历史版本）';
comment on column screened_person_history.county_code is '局代码';
comment on column screened_person_history.id is '内部编号（UUIDv7）';
comment on column screened_person_history.version is '版本，从 1 起';
comment on column screened_person_history.recorded_at is '本版本入账时刻';
comment on column screened_person_history.station_code is '管辖所（数据范围）';
comment on column screened_person_history.void_reason is '作废理由；空为有效';
comment on column screened_person_history.source_system is '上级系统名称';
comment on column screened_person_history.external_no is '上级系统编号';
comment on column screened_person_history.declared is '汇总申报（不是逐笔记录）';
comment on column screened_person_history.origin_batch is '来源批次';
comment on column screened_person_history.origin_line is '来源行（批次内连续编号）';
comment on column screened_person_history.superseded_at is '被后一版本取代的时刻';
comment on column screened_person_history.screening_id is '核查';
comment on column screened_person_history.person_name is '姓名';
comment on column screened_person_history.relation is '身份';
comment on column screened_person_history.member_name is '所属干部';
comment on column screened_person_history.work_unit is '工作单位';
comment on column screened_person_history.screened_on is '核查日期';
comment on column screened_person_history.id_sealed is '证件号码（密文）';
comment on column screened_person_history.id_masked is '证件号码（掩码）';
comment on column screened_person_history.id_key is '证件号码查找键（带密钥的摘要）';
create index screened_person_history_recorded_at_idx on screened_person_history (county_code, recorded_at);
alter table screened_person_history enable row level security;
create policy scope on screened_person_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on screened_person_history to quanheng_app;

create table screening (
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
  screening_no text not null,
  kind text not null,
  requested_by text not null,
  document_no text,
  requested_on date not null,
  due_on date,
  answered_on date,
  signed_by text,
  primary key (county_code, id)
);
comment on table screening is '经商办企业核查：一次来函或自查一条';
comment on column screening.county_code is '局代码';
comment on column screening.id is '内部编号（UUIDv7）';
comment on column screening.version is '版本，从 1 起';
comment on column screening.recorded_at is '本版本入账时刻';
comment on column screening.station_code is '管辖所（数据范围）';
comment on column screening.void_reason is '作废理由；空为有效';
comment on column screening.source_system is '上级系统名称';
comment on column screening.external_no is '上级系统编号';
comment on column screening.declared is '汇总申报（不是逐笔记录）';
comment on column screening.origin_batch is '来源批次';
comment on column screening.origin_line is '来源行（批次内连续编号）';
comment on column screening.screening_no is '核查编号';
comment on column screening.kind is '种类';
comment on column screening.requested_by is '来函单位';
comment on column screening.document_no is '来函文号';
comment on column screening.requested_on is '来函日期';
comment on column screening.due_on is '答复期限';
comment on column screening.answered_on is '答复日期';
comment on column screening.signed_by is '签发人';
create unique index screening_source_system_external_no_key on screening (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index screening_screening_no_key on screening (county_code, screening_no) where void_reason is null;
create index screening_requested_on_id_idx on screening (county_code, requested_on, id);
alter table screening enable row level security;
create policy scope on screening to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on screening to quanheng_app;

create table screening_history (
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
  screening_no text not null,
  kind text not null,
  requested_by text not null,
  document_no text,
  requested_on date not null,
  due_on date,
  answered_on date,
  signed_by text,
  primary key (county_code, id, version)
);
comment on table screening_history is '经商办企业核查：一次来函或自查一条（历史版本）';
comment on column screening_history.county_code is '局代码';
comment on column screening_history.id is '内部编号（UUIDv7）';
comment on column screening_history.version is '版本，从 1 起';
comment on column screening_history.recorded_at is '本版本入账时刻';
comment on column screening_history.station_code is '管辖所（数据范围）';
comment on column screening_history.void_reason is '作废理由；空为有效';
comment on column screening_history.source_system is '上级系统名称';
comment on column screening_history.external_no is '上级系统编号';
comment on column screening_history.declared is '汇总申报（不是逐笔记录）';
comment on column screening_history.origin_batch is '来源批次';
comment on column screening_history.origin_line is '来源行（批次内连续编号）';
comment on column screening_history.superseded_at is '被后一版本取代的时刻';
comment on column screening_history.screening_no is '核查编号';
comment on column screening_history.kind is '种类';
comment on column screening_history.requested_by is '来函单位';
comment on column screening_history.document_no is '来函文号';
comment on column screening_history.requested_on is '来函日期';
comment on column screening_history.due_on is '答复期限';
comment on column screening_history.answered_on is '答复日期';
comment on column screening_history.signed_by is '签发人';
create index screening_history_recorded_at_idx on screening_history (county_code, recorded_at);
alter table screening_history enable row level security;
create policy scope on screening_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on screening_history to quanheng_app;

create table screening_match (
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
  role text not null,
  way text not null,
  verdict text not null,
  settled_on date,
  settled_by text,
  note text,
  primary key (county_code, id)
);
comment on table screening_match is '核查比中的主体及核实结果';
comment on column screening_match.county_code is '局代码';
comment on column screening_match.id is '内部编号（UUIDv7）';
comment on column screening_match.version is '版本，从 1 起';
comment on column screening_match.recorded_at is '本版本入账时刻';
comment on column screening_match.station_code is '管辖所（数据范围）';
comment on column screening_match.void_reason is '作废理由；空为有效';
comment on column screening_match.source_system is '上级系统名称';
comment on column screening_match.external_no is '上级系统编号';
comment on column screening_match.declared is '汇总申报（不是逐笔记录）';
comment on column screening_match.origin_batch is '来源批次';
comment on column screening_match.origin_line is '来源行（批次内连续编号）';
comment on column screening_match.person_id is '被核查人员';
comment on column screening_match.party_id is '主体';
comment on column screening_match.role is '在该主体的身份';
comment on column screening_match.way is '比中方式';
comment on column screening_match.verdict is '核实结果';
comment on column screening_match.settled_on is '核实日期';
comment on column screening_match.settled_by is '核实人';
comment on column screening_match.note is '核实说明';
create unique index screening_match_source_system_external_no_key on screening_match (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index screening_match_person_id_idx on screening_match (county_code, person_id);
create index screening_match_party_id_idx on screening_match (county_code, party_id);
alter table screening_match enable row level security;
create policy scope on screening_match to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on screening_match to quanheng_app;

create table screening_match_history (
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
  role text not null,
  way text not null,
  verdict text not null,
  settled_on date,
  settled_by text,
  note text,
  primary key (county_code, id, version)
);
comment on table screening_match_history is '核查比中的主体及核实结果（历史版本）';
comment on column screening_match_history.county_code is '局代码';
comment on column screening_match_history.id is '内部编号（UUIDv7）';
comment on column screening_match_history.version is '版本，从 1 起';
comment on column screening_match_history.recorded_at is '本版本入账时刻';
comment on column screening_match_history.station_code is '管辖所（数据范围）';
comment on column screening_match_history.void_reason is '作废理由；空为有效';
comment on column screening_match_history.source_system is '上级系统名称';
comment on column screening_match_history.external_no is '上级系统编号';
comment on column screening_match_history.declared is '汇总申报（不是逐笔记录）';
comment on column screening_match_history.origin_batch is '来源批次';
comment on column screening_match_history.origin_line is '来源行（批次内连续编号）';
comment on column screening_match_history.superseded_at is '被后一版本取代的时刻';
comment on column screening_match_history.person_id is '被核查人员';
comment on column screening_match_history.party_id is '主体';
comment on column screening_match_history.role is '在该主体的身份';
comment on column screening_match_history.way is '比中方式';
comment on column screening_match_history.verdict is '核实结果';
comment on column screening_match_history.settled_on is '核实日期';
comment on column screening_match_history.settled_by is '核实人';
comment on column screening_match_history.note is '核实说明';
create index screening_match_history_recorded_at_idx on screening_match_history (county_code, recorded_at);
alter table screening_match_history enable row level security;
create policy scope on screening_match_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on screening_match_history to quanheng_app;

create table self_check (
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
  checked_on date not null,
  unit_code text not null,
  checked_by text not null,
  subject text not null,
  finding text,
  measure text,
  corrected_on date,
  primary key (county_code, id)
);
comment on table self_check is '群众身边腐败和作风问题自查';
comment on column self_check.county_code is '局代码';
comment on column self_check.id is '内部编号（UUIDv7）';
comment on column self_check.version is '版本，从 1 起';
comment on column self_check.recorded_at is '本版本入账时刻';
comment on column self_check.station_code is '管辖所（数据范围）';
comment on column self_check.void_reason is '作废理由；空为有效';
comment on column self_check.source_system is '上级系统名称';
comment on column self_check.external_no is '上级系统编号';
comment on column self_check.declared is '汇总申报（不是逐笔记录）';
comment on column self_check.origin_batch is '来源批次';
comment on column self_check.origin_line is '来源行（批次内连续编号）';
comment on column self_check.checked_on is '自查日期';
comment on column self_check.unit_code is '自查机构';
comment on column self_check.checked_by is '自查负责人';
comment on column self_check.subject is '自查内容';
comment on column self_check.finding is '发现的问题；空为没有发现';
comment on column self_check.measure is '整改措施';
comment on column self_check.corrected_on is '整改完成日期';
create unique index self_check_source_system_external_no_key on self_check (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index self_check_checked_on_id_idx on self_check (county_code, checked_on, id);
alter table self_check enable row level security;
create policy scope on self_check to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on self_check to quanheng_app;

create table self_check_history (
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
  checked_on date not null,
  unit_code text not null,
  checked_by text not null,
  subject text not null,
  finding text,
  measure text,
  corrected_on date,
  primary key (county_code, id, version)
);
comment on table self_check_history is '群众身边腐败和作风问题自查（历史版本）';
comment on column self_check_history.county_code is '局代码';
comment on column self_check_history.id is '内部编号（UUIDv7）';
comment on column self_check_history.version is '版本，从 1 起';
comment on column self_check_history.recorded_at is '本版本入账时刻';
comment on column self_check_history.station_code is '管辖所（数据范围）';
comment on column self_check_history.void_reason is '作废理由；空为有效';
comment on column self_check_history.source_system is '上级系统名称';
comment on column self_check_history.external_no is '上级系统编号';
comment on column self_check_history.declared is '汇总申报（不是逐笔记录）';
comment on column self_check_history.origin_batch is '来源批次';
comment on column self_check_history.origin_line is '来源行（批次内连续编号）';
comment on column self_check_history.superseded_at is '被后一版本取代的时刻';
comment on column self_check_history.checked_on is '自查日期';
comment on column self_check_history.unit_code is '自查机构';
comment on column self_check_history.checked_by is '自查负责人';
comment on column self_check_history.subject is '自查内容';
comment on column self_check_history.finding is '发现的问题；空为没有发现';
comment on column self_check_history.measure is '整改措施';
comment on column self_check_history.corrected_on is '整改完成日期';
create index self_check_history_recorded_at_idx on self_check_history (county_code, recorded_at);
alter table self_check_history enable row level security;
create policy scope on self_check_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on self_check_history to quanheng_app;

create table study_material (
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
  title text not null,
  handed_out_on date not null,
  copies integer not null,
  branch text not null,
  order_no text,
  received_by text,
  primary key (county_code, id)
);
comment on table study_material is '学习教材发放';
comment on column study_material.county_code is '局代码';
comment on column study_material.id is '内部编号（UUIDv7）';
comment on column study_material.version is '版本，从 1 起';
comment on column study_material.recorded_at is '本版本入账时刻';
comment on column study_material.station_code is '管辖所（数据范围）';
comment on column study_material.void_reason is '作废理由；空为有效';
comment on column study_material.source_system is '上级系统名称';
comment on column study_material.external_no is '上级系统编号';
comment on column study_material.declared is '汇总申报（不是逐笔记录）';
comment on column study_material.origin_batch is '来源批次';
comment on column study_material.origin_line is '来源行（批次内连续编号）';
comment on column study_material.title is '教材名称';
comment on column study_material.handed_out_on is '发放日期';
comment on column study_material.copies is '册数';
comment on column study_material.branch is '领取的党支部或股室';
comment on column study_material.order_no is '订购单号';
comment on column study_material.received_by is '领取人';
create unique index study_material_source_system_external_no_key on study_material (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index study_material_handed_out_on_id_idx on study_material (county_code, handed_out_on, id);
alter table study_material enable row level security;
create policy scope on study_material to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on study_material to quanheng_app;

create table study_material_history (
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
  title text not null,
  handed_out_on date not null,
  copies integer not null,
  branch text not null,
  order_no text,
  received_by text,
  primary key (county_code, id, version)
);
comment on table study_material_history is '学习教材发放（历史版本）';
comment on column study_material_history.county_code is '局代码';
comment on column study_material_history.id is '内部编号（UUIDv7）';
comment on column study_material_history.version is '版本，从 1 起';
comment on column study_material_history.recorded_at is '本版本入账时刻';
comment on column study_material_history.station_code is '管辖所（数据范围）';
comment on column study_material_history.void_reason is '作废理由；空为有效';
comment on column study_material_history.source_system is '上级系统名称';
comment on column study_material_history.external_no is '上级系统编号';
comment on column study_material_history.declared is '汇总申报（不是逐笔记录）';
comment on column study_material_history.origin_batch is '来源批次';
comment on column study_material_history.origin_line is '来源行（批次内连续编号）';
comment on column study_material_history.superseded_at is '被后一版本取代的时刻';
comment on column study_material_history.title is '教材名称';
comment on column study_material_history.handed_out_on is '发放日期';
comment on column study_material_history.copies is '册数';
comment on column study_material_history.branch is '领取的党支部或股室';
comment on column study_material_history.order_no is '订购单号';
comment on column study_material_history.received_by is '领取人';
create index study_material_history_recorded_at_idx on study_material_history (county_code, recorded_at);
alter table study_material_history enable row level security;
create policy scope on study_material_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on study_material_history to quanheng_app;

create table village_posting (
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
  town text not null,
  village text not null,
  post text not null,
  released boolean not null,
  document_no text,
  from_day date not null,
  to_day date,
  end_reason text,
  primary key (county_code, id)
);
comment on table village_posting is '选派驻村：谁在哪个村、从何时到何时';
comment on column village_posting.county_code is '局代码';
comment on column village_posting.id is '内部编号（UUIDv7）';
comment on column village_posting.version is '版本，从 1 起';
comment on column village_posting.recorded_at is '本版本入账时刻';
comment on column village_posting.station_code is '管辖所（数据范围）';
comment on column village_posting.void_reason is '作废理由；空为有效';
comment on column village_posting.source_system is '上级系统名称';
comment on column village_posting.external_no is '上级系统编号';
comment on column village_posting.declared is '汇总申报（不是逐笔记录）';
comment on column village_posting.origin_batch is '来源批次';
comment on column village_posting.origin_line is '来源行（批次内连续编号）';
comment on column village_posting.staff_no is '人员编号';
comment on column village_posting.name is '姓名';
comment on column village_posting.town is '乡镇';
comment on column village_posting.village is '村';
comment on column village_posting.post is '驻村职务';
comment on column village_posting.released is '脱产';
comment on column village_posting.document_no is '选派文号';
comment on column village_posting.from_day is '到岗日';
comment on column village_posting.to_day is '离岗日（不含当日）';
comment on column village_posting.end_reason is '离岗原因';
create unique index village_posting_source_system_external_no_key on village_posting (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index village_posting_staff_no_from_day_key on village_posting (county_code, staff_no, from_day) where void_reason is null;
create index village_posting_from_day_id_idx on village_posting (county_code, from_day, id);
alter table village_posting enable row level security;
create policy scope on village_posting to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on village_posting to quanheng_app;

create table village_posting_history (
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
  town text not null,
  village text not null,
  post text not null,
  released boolean not null,
  document_no text,
  from_day date not null,
  to_day date,
  end_reason text,
  primary key (county_code, id, version)
);
comment on table village_posting_history is '选派驻村：谁在哪个村、从何时到何时（历史版本）';
comment on column village_posting_history.county_code is '局代码';
comment on column village_posting_history.id is '内部编号（UUIDv7）';
comment on column village_posting_history.version is '版本，从 1 起';
comment on column village_posting_history.recorded_at is '本版本入账时刻';
comment on column village_posting_history.station_code is '管辖所（数据范围）';
comment on column village_posting_history.void_reason is '作废理由；空为有效';
comment on column village_posting_history.source_system is '上级系统名称';
comment on column village_posting_history.external_no is '上级系统编号';
comment on column village_posting_history.declared is '汇总申报（不是逐笔记录）';
comment on column village_posting_history.origin_batch is '来源批次';
comment on column village_posting_history.origin_line is '来源行（批次内连续编号）';
comment on column village_posting_history.superseded_at is '被后一版本取代的时刻';
comment on column village_posting_history.staff_no is '人员编号';
comment on column village_posting_history.name is '姓名';
comment on column village_posting_history.town is '乡镇';
comment on column village_posting_history.village is '村';
comment on column village_posting_history.post is '驻村职务';
comment on column village_posting_history.released is '脱产';
comment on column village_posting_history.document_no is '选派文号';
comment on column village_posting_history.from_day is '到岗日';
comment on column village_posting_history.to_day is '离岗日（不含当日）';
comment on column village_posting_history.end_reason is '离岗原因';
create index village_posting_history_recorded_at_idx on village_posting_history (county_code, recorded_at);
alter table village_posting_history enable row level security;
create policy scope on village_posting_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on village_posting_history to quanheng_app;
