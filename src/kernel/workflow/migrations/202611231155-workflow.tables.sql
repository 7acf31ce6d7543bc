create table approval (
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
  title text not null,
  record_id uuid,
  input jsonb not null,
  asked_by text not null,
  asked_by_id text not null,
  asked_on date not null,
  decision text,
  decided_by text,
  decided_by_id text,
  decided_on date,
  way text,
  opinion text,
  paper text,
  scan_digest text,
  withdrawn_on date,
  used_on date,
  primary key (county_code, id)
);
comment on table approval is '审批单：谁送审什么、谁批准、屏幕上批还是纸上批';
comment on column approval.county_code is '局代码';
comment on column approval.id is '内部编号（UUIDv7）';
comment on column approval.version is '版本，从 1 起';
comment on column approval.recorded_at is '本版本入账时刻';
comment on column approval.station_code is '管辖所（数据范围）';
comment on column approval.void_reason is '作废理由；空为有效';
comment on column approval.source_system is '上级系统名称';
comment on column approval.external_no is '上级系统编号';
comment on column approval.declared is '汇总申报（不是逐笔记录）';
comment on column approval.origin_batch is '来源批次';
comment on column approval.origin_line is '来源行（批次内连续编号）';
comment on column approval.operation is '送审的操作';
comment on column approval.title is '送审事项';
comment on column approval.record_id is '所涉记录';
comment on column approval.input is '送审的内容';
comment on column approval.asked_by is '送审人';
comment on column approval.asked_by_id is '送审人编号';
comment on column approval.asked_on is '送审日期';
comment on column approval.decision is '审批意见';
comment on column approval.decided_by is '审批人';
comment on column approval.decided_by_id is '审批人编号';
comment on column approval.decided_on is '审批日期：纸上批的以纸上日期为准';
comment on column approval.way is '审批方式';
comment on column approval.opinion is '审批说明';
comment on column approval.paper is '纸质审批单编号';
comment on column approval.scan_digest is '扫描件摘要';
comment on column approval.withdrawn_on is '撤回日期';
comment on column approval.used_on is '据此办理的日期';
create unique index approval_source_system_external_no_key on approval (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index approval_asked_on_idx on approval (county_code, asked_on);
create index approval_record_id_idx on approval (county_code, record_id);
create index approval_asked_on_operation_idx on approval (county_code, asked_on, operation) where decision is null;
alter table approval enable row level security;
create policy scope on approval to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on approval to quanheng_app;

create table approval_history (
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
  title text not null,
  record_id uuid,
  input jsonb not null,
  asked_by text not null,
  asked_by_id text not null,
  asked_on date not null,
  decision text,
  decided_by text,
  decided_by_id text,
  decided_on date,
  way text,
  opinion text,
  paper text,
  scan_digest text,
  withdrawn_on date,
  used_on date,
  primary key (county_code, id, version)
);
comment on table approval_history is '审批单：谁送审什么、谁批准、屏幕上批还是纸上批（历史版本）';
comment on column approval_history.county_code is '局代码';
comment on column approval_history.id is '内部编号（UUIDv7）';
comment on column approval_history.version is '版本，从 1 起';
comment on column approval_history.recorded_at is '本版本入账时刻';
comment on column approval_history.station_code is '管辖所（数据范围）';
comment on column approval_history.void_reason is '作废理由；空为有效';
comment on column approval_history.source_system is '上级系统名称';
comment on column approval_history.external_no is '上级系统编号';
comment on column approval_history.declared is '汇总申报（不是逐笔记录）';
comment on column approval_history.origin_batch is '来源批次';
comment on column approval_history.origin_line is '来源行（批次内连续编号）';
comment on column approval_history.superseded_at is '被后一版本取代的时刻';
comment on column approval_history.operation is '送审的操作';
comment on column approval_history.title is '送审事项';
comment on column approval_history.record_id is '所涉记录';
comment on column approval_history.input is '送审的内容';
comment on column approval_history.asked_by is '送审人';
comment on column approval_history.asked_by_id is '送审人编号';
comment on column approval_history.asked_on is '送审日期';
comment on column approval_history.decision is '审批意见';
comment on column approval_history.decided_by is '审批人';
comment on column approval_history.decided_by_id is '审批人编号';
comment on column approval_history.decided_on is '审批日期：纸上批的以纸上日期为准';
comment on column approval_history.way is '审批方式';
comment on column approval_history.opinion is '审批说明';
comment on column approval_history.paper is '纸质审批单编号';
comment on column approval_history.scan_digest is '扫描件摘要';
comment on column approval_history.withdrawn_on is '撤回日期';
comment on column approval_history.used_on is '据此办理的日期';
create index approval_history_recorded_at_idx on approval_history (county_code, recorded_at);
alter table approval_history enable row level security;
create policy scope on approval_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on approval_history to quanheng_app;

create table approval_rule (
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
  required boolean not null,
  from_day date not null,
  reason text not null,
  primary key (county_code, id)
);
comment on table approval_rule is '审批规定：哪些操作要先批准';
comment on column approval_rule.county_code is '局代码';
comment on column approval_rule.id is '内部编号（UUIDv7）';
comment on column approval_rule.version is '版本，从 1 起';
comment on column approval_rule.recorded_at is '本版本入账时刻';
comment on column approval_rule.station_code is '管辖所（数据范围）';
comment on column approval_rule.void_reason is '作废理由；空为有效';
comment on column approval_rule.source_system is '上级系统名称';
comment on column approval_rule.external_no is '上级系统编号';
comment on column approval_rule.declared is '汇总申报（不是逐笔记录）';
comment on column approval_rule.origin_batch is '来源批次';
comment on column approval_rule.origin_line is '来源行（批次内连续编号）';
comment on column approval_rule.operation is '操作';
comment on column approval_rule.required is '要先批准';
comment on column approval_rule.from_day is '起始日';
comment on column approval_rule.reason is '依据或理由';
create unique index approval_rule_source_system_external_no_key on approval_rule (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index approval_rule_operation_from_day_key on approval_rule (county_code, operation, from_day) where void_reason is null;
alter table approval_rule enable row level security;
create policy scope on approval_rule to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on approval_rule to quanheng_app;

create table approval_rule_history (
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
  required boolean not null,
  from_day date not null,
  reason text not null,
  primary key (county_code, id, version)
);
comment on table approval_rule_history is '审批规定：哪些操作要先批准（历史版本）';
comment on column approval_rule_history.county_code is '局代码';
comment on column approval_rule_history.id is '内部编号（UUIDv7）';
comment on column approval_rule_history.version is '版本，从 1 起';
comment on column approval_rule_history.recorded_at is '本版本入账时刻';
comment on column approval_rule_history.station_code is '管辖所（数据范围）';
comment on column approval_rule_history.void_reason is '作废理由；空为有效';
comment on column approval_rule_history.source_system is '上级系统名称';
comment on column approval_rule_history.external_no is '上级系统编号';
comment on column approval_rule_history.declared is '汇总申报（不是逐笔记录）';
comment on column approval_rule_history.origin_batch is '来源批次';
comment on column approval_rule_history.origin_line is '来源行（批次内连续编号）';
comment on column approval_rule_history.superseded_at is '被后一版本取代的时刻';
comment on column approval_rule_history.operation is '操作';
comment on column approval_rule_history.required is '要先批准';
comment on column approval_rule_history.from_day is '起始日';
comment on column approval_rule_history.reason is '依据或理由';
create index approval_rule_history_recorded_at_idx on approval_rule_history (county_code, recorded_at);
alter table approval_rule_history enable row level security;
create policy scope on approval_rule_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on approval_rule_history to quanheng_app;

create table approval_scan (
  county_code text not null,
  digest text not null,
  type text not null,
  name text not null,
  size integer not null,
  content_sealed text not null,
  at timestamp(3) with time zone not null,
  primary key (county_code, digest)
);
comment on table approval_scan is '审批单扫描件';
comment on column approval_scan.county_code is '局代码';
comment on column approval_scan.digest is '内容摘要（SHA-256）';
comment on column approval_scan.type is '种类';
comment on column approval_scan.name is '文件名';
comment on column approval_scan.size is '字节数';
comment on column approval_scan.content_sealed is '内容（密文）';
comment on column approval_scan.at is '上传时刻';
alter table approval_scan enable row level security;
create policy scope on approval_scan to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert on approval_scan to quanheng_app;
