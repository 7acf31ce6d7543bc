create table sample (
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
  form_no text not null,
  task_id uuid not null,
  party_id uuid not null,
  purpose text not null,
  product_name text not null,
  category text,
  brand text,
  spec text,
  batch_no text,
  produced_on date,
  producer text,
  producer_code text,
  stage text not null,
  place text,
  sampled_on date not null,
  samplers text not null,
  unit_price_fen bigint,
  sample_quantity integer,
  backup_quantity integer,
  laboratory text,
  dispatched_on date,
  arrived_on date,
  report_no text,
  reported_on date,
  verdict text,
  failed_items text,
  received_on date,
  delivered_on date,
  retest_applied_on date,
  retested_on date,
  retest_verdict text,
  objection_on date,
  objection_result text,
  controls text,
  cause text,
  rectification text,
  case_outcome text,
  outcome_no text,
  extended_to date,
  extension_no text,
  closed_on date,
  closed_by text,
  published_on date,
  primary key (county_code, id)
);
comment on table sample is '抽样：一批样品，一份抽样单';
comment on column sample.county_code is '局代码';
comment on column sample.id is '内部编号（UUIDv7）';
comment on column sample.version is '版本，从 1 起';
comment on column sample.recorded_at is '本版本入账时刻';
comment on column sample.station_code is '管辖所（数据范围）';
comment on column sample.void_reason is '作废理由；空为有效';
comment on column sample.source_system is '上级系统名称';
comment on column sample.external_no is '上级系统编号';
comment on column sample.declared is '汇总申报（不是逐笔记录）';
comment on column sample.origin_batch is '来源批次';
comment on column sample.origin_line is '来源行（批次内连续编号）';
comment on column sample.form_no is '抽样单编号';
comment on column sample.task_id is '抽检任务';
comment on column sample.party_id is '被抽样单位';
comment on column sample.purpose is '抽检性质';
comment on column sample.product_name is '样品名称';
comment on column sample.category is '品类';
comment on column sample.brand is '商标';
comment on column sample.spec is '规格型号';
comment on column sample.batch_no is '批号';
comment on column sample.produced_on is '生产（购进）日期';
comment on column sample.producer is '标称生产者';
comment on column sample.producer_code is '标称生产者统一社会信用代码或许可证号';
comment on column sample.stage is '环节';
comment on column sample.place is '抽样地点';
comment on column sample.sampled_on is '抽样日期';
comment on column sample.samplers is '抽样人员';
comment on column sample.unit_price_fen is '样品单价（分）';
comment on column sample.sample_quantity is '样品数量';
comment on column sample.backup_quantity is '备样数量';
comment on column sample.laboratory is '承检机构';
comment on column sample.dispatched_on is '送样日期';
comment on column sample.arrived_on is '承检机构收样日期';
comment on column sample.report_no is '检验报告编号';
comment on column sample.reported_on is '检验报告日期';
comment on column sample.verdict is '检验结论';
comment on column sample.failed_items is '不合格项目';
comment on column sample.received_on is '本局收到不合格结论日期';
comment on column sample.delivered_on is '检验结果送达日期';
comment on column sample.retest_applied_on is '申请复检日期';
comment on column sample.retested_on is '复检结论日期';
comment on column sample.retest_verdict is '复检结论';
comment on column sample.objection_on is '提出异议日期';
comment on column sample.objection_result is '异议处理结果';
comment on column sample.controls is '产品控制（封存、召回、销毁）';
comment on column sample.cause is '原因分析';
comment on column sample.rectification is '整改情况';
comment on column sample.case_outcome is '查处结果';
comment on column sample.outcome_no is '案件编号、不予立案理由或移送文号';
comment on column sample.extended_to is '处置期限延长至';
comment on column sample.extension_no is '延期报告文号';
comment on column sample.closed_on is '核查处置办结日期';
comment on column sample.closed_by is '处置人员';
comment on column sample.published_on is '结果公布日期';
create unique index sample_source_system_external_no_key on sample (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index sample_form_no_key on sample (county_code, form_no) where void_reason is null;
create index sample_task_id_idx on sample (county_code, task_id);
create index sample_party_id_idx on sample (county_code, party_id);
create index sample_sampled_on_id_idx on sample (county_code, sampled_on, id);
create index sample_received_on_idx on sample (county_code, received_on) where received_on is not null;
create index sample_open_idx on sample (county_code, received_on, id) where received_on is not null and closed_on is null;
alter table sample enable row level security;
create policy scope on sample to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on sample to quanheng_app;

create table sample_history (
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
  form_no text not null,
  task_id uuid not null,
  party_id uuid not null,
  purpose text not null,
  product_name text not null,
  category text,
  brand text,
  spec text,
  batch_no text,
  produced_on date,
  producer text,
  producer_code text,
  stage text not null,
  place text,
  sampled_on date not null,
  samplers text not null,
  unit_price_fen bigint,
  sample_quantity integer,
  backup_quantity integer,
  laboratory text,
  dispatched_on date,
  arrived_on date,
  report_no text,
  reported_on date,
  verdict text,
  failed_items text,
  received_on date,
  delivered_on date,
  retest_applied_on date,
  retested_on date,
  retest_verdict text,
  objection_on date,
  objection_result text,
  controls text,
  cause text,
  rectification text,
  case_outcome text,
  outcome_no text,
  extended_to date,
  extension_no text,
  closed_on date,
  closed_by text,
  published_on date,
  primary key (county_code, id, version)
);
comment on table sample_history is '抽样：一批样品，一份抽样单（历史版本）';
comment on column sample_history.county_code is '局代码';
comment on column sample_history.id is '内部编号（UUIDv7）';
comment on column sample_history.version is '版本，从 1 起';
comment on column sample_history.recorded_at is '本版本入账时刻';
comment on column sample_history.station_code is '管辖所（数据范围）';
comment on column sample_history.void_reason is '作废理由；空为有效';
comment on column sample_history.source_system is '上级系统名称';
comment on column sample_history.external_no is '上级系统编号';
comment on column sample_history.declared is '汇总申报（不是逐笔记录）';
comment on column sample_history.origin_batch is '来源批次';
comment on column sample_history.origin_line is '来源行（批次内连续编号）';
comment on column sample_history.superseded_at is '被后一版本取代的时刻';
comment on column sample_history.form_no is '抽样单编号';
comment on column sample_history.task_id is '抽检任务';
comment on column sample_history.party_id is '被抽样单位';
comment on column sample_history.purpose is '抽检性质';
comment on column sample_history.product_name is '样品名称';
comment on column sample_history.category is '品类';
comment on column sample_history.brand is '商标';
comment on column sample_history.spec is '规格型号';
comment on column sample_history.batch_no is '批号';
comment on column sample_history.produced_on is '生产（购进）日期';
comment on column sample_history.producer is '标称生产者';
comment on column sample_history.producer_code is '标称生产者统一社会信用代码或许可证号';
comment on column sample_history.stage is '环节';
comment on column sample_history.place is '抽样地点';
comment on column sample_history.sampled_on is '抽样日期';
comment on column sample_history.samplers is '抽样人员';
comment on column sample_history.unit_price_fen is '样品单价（分）';
comment on column sample_history.sample_quantity is '样品数量';
comment on column sample_history.backup_quantity is '备样数量';
comment on column sample_history.laboratory is '承检机构';
comment on column sample_history.dispatched_on is '送样日期';
comment on column sample_history.arrived_on is '承检机构收样日期';
comment on column sample_history.report_no is '检验报告编号';
comment on column sample_history.reported_on is '检验报告日期';
comment on column sample_history.verdict is '检验结论';
comment on column sample_history.failed_items is '不合格项目';
comment on column sample_history.received_on is '本局收到不合格结论日期';
comment on column sample_history.delivered_on is '检验结果送达日期';
comment on column sample_history.retest_applied_on is '申请复检日期';
comment on column sample_history.retested_on is '复检结论日期';
comment on column sample_history.retest_verdict is '复检结论';
comment on column sample_history.objection_on is '提出异议日期';
comment on column sample_history.objection_result is '异议处理结果';
comment on column sample_history.controls is '产品控制（封存、召回、销毁）';
comment on column sample_history.cause is '原因分析';
comment on column sample_history.rectification is '整改情况';
comment on column sample_history.case_outcome is '查处结果';
comment on column sample_history.outcome_no is '案件编号、不予立案理由或移送文号';
comment on column sample_history.extended_to is '处置期限延长至';
comment on column sample_history.extension_no is '延期报告文号';
comment on column sample_history.closed_on is '核查处置办结日期';
comment on column sample_history.closed_by is '处置人员';
comment on column sample_history.published_on is '结果公布日期';
create index sample_history_recorded_at_idx on sample_history (county_code, recorded_at);
alter table sample_history enable row level security;
create policy scope on sample_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on sample_history to quanheng_app;

create table sampling_task (
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
  year integer not null,
  task_no text not null,
  plan_name text not null,
  document_no text,
  level text not null,
  kind text not null,
  category text,
  stage text not null,
  purpose text not null,
  batches integer not null,
  assigned_on date not null,
  due_on date,
  laboratory text,
  surplus_note text,
  primary key (county_code, id)
);
comment on table sampling_task is '抽检任务：年度计划里的一项，多少批次';
comment on column sampling_task.county_code is '局代码';
comment on column sampling_task.id is '内部编号（UUIDv7）';
comment on column sampling_task.version is '版本，从 1 起';
comment on column sampling_task.recorded_at is '本版本入账时刻';
comment on column sampling_task.station_code is '管辖所（数据范围）';
comment on column sampling_task.void_reason is '作废理由；空为有效';
comment on column sampling_task.source_system is '上级系统名称';
comment on column sampling_task.external_no is '上级系统编号';
comment on column sampling_task.declared is '汇总申报（不是逐笔记录）';
comment on column sampling_task.origin_batch is '来源批次';
comment on column sampling_task.origin_line is '来源行（批次内连续编号）';
comment on column sampling_task.year is '计划年度';
comment on column sampling_task.task_no is '任务编号';
comment on column sampling_task.plan_name is '计划名称';
comment on column sampling_task.document_no is '计划文号';
comment on column sampling_task.level is '下达层级';
comment on column sampling_task.kind is '抽检种类';
comment on column sampling_task.category is '品类';
comment on column sampling_task.stage is '环节';
comment on column sampling_task.purpose is '抽检性质';
comment on column sampling_task.batches is '计划批次';
comment on column sampling_task.assigned_on is '下达日期';
comment on column sampling_task.due_on is '完成期限';
comment on column sampling_task.laboratory is '承检机构';
comment on column sampling_task.surplus_note is '超额完成说明';
create unique index sampling_task_source_system_external_no_key on sampling_task (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index sampling_task_task_no_key on sampling_task (county_code, task_no) where void_reason is null;
create index sampling_task_year_kind_idx on sampling_task (county_code, year, kind);
create index sampling_task_assigned_on_id_idx on sampling_task (county_code, assigned_on, id);
alter table sampling_task enable row level security;
create policy scope on sampling_task to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on sampling_task to quanheng_app;

create table sampling_task_history (
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
  year integer not null,
  task_no text not null,
  plan_name text not null,
  document_no text,
  level text not null,
  kind text not null,
  category text,
  stage text not null,
  purpose text not null,
  batches integer not null,
  assigned_on date not null,
  due_on date,
  laboratory text,
  surplus_note text,
  primary key (county_code, id, version)
);
comment on table sampling_task_history is '抽检任务：年度计划里的一项，多少批次（历史版本）';
comment on column sampling_task_history.county_code is '局代码';
comment on column sampling_task_history.id is '内部编号（UUIDv7）';
comment on column sampling_task_history.version is '版本，从 1 起';
comment on column sampling_task_history.recorded_at is '本版本入账时刻';
comment on column sampling_task_history.station_code is '管辖所（数据范围）';
comment on column sampling_task_history.void_reason is '作废理由；空为有效';
comment on column sampling_task_history.source_system is '上级系统名称';
comment on column sampling_task_history.external_no is '上级系统编号';
comment on column sampling_task_history.declared is '汇总申报（不是逐笔记录）';
comment on column sampling_task_history.origin_batch is '来源批次';
comment on column sampling_task_history.origin_line is '来源行（批次内连续编号）';
comment on column sampling_task_history.superseded_at is '被后一版本取代的时刻';
comment on column sampling_task_history.year is '计划年度';
comment on column sampling_task_history.task_no is '任务编号';
comment on column sampling_task_history.plan_name is '计划名称';
comment on column sampling_task_history.document_no is '计划文号';
comment on column sampling_task_history.level is '下达层级';
comment on column sampling_task_history.kind is '抽检种类';
comment on column sampling_task_history.category is '品类';
comment on column sampling_task_history.stage is '环节';
comment on column sampling_task_history.purpose is '抽检性质';
comment on column sampling_task_history.batches is '计划批次';
comment on column sampling_task_history.assigned_on is '下达日期';
comment on column sampling_task_history.due_on is '完成期限';
comment on column sampling_task_history.laboratory is '承检机构';
comment on column sampling_task_history.surplus_note is '超额完成说明';
create index sampling_task_history_recorded_at_idx on sampling_task_history (county_code, recorded_at);
alter table sampling_task_history enable row level security;
create policy scope on sampling_task_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on sampling_task_history to quanheng_app;
