create table cold_chain_batch (
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
  trace_code text not null,
  product text not null,
  origin text not null,
  quantity text,
  supplier text,
  arrived_on date not null,
  declaration_no text,
  inspection_no text,
  nucleic_no text,
  disinfect_no text,
  primary key (county_code, id)
);
comment on table cold_chain_batch is '进口冷链食品批次：来源和单证';
comment on column cold_chain_batch.county_code is '局代码';
comment on column cold_chain_batch.id is '内部编号（UUIDv7）';
comment on column cold_chain_batch.version is '版本，从 1 起';
comment on column cold_chain_batch.recorded_at is '本版本入账时刻';
comment on column cold_chain_batch.station_code is '管辖所（数据范围）';
comment on column cold_chain_batch.void_reason is '作废理由；空为有效';
comment on column cold_chain_batch.source_system is '上级系统名称';
comment on column cold_chain_batch.external_no is '上级系统编号';
comment on column cold_chain_batch.declared is '汇总申报（不是逐笔记录）';
comment on column cold_chain_batch.origin_batch is '来源批次';
comment on column cold_chain_batch.origin_line is '来源行（批次内连续编号）';
comment on column cold_chain_batch.operator_id is '经营单位';
comment on column cold_chain_batch.trace_code is '追溯码';
comment on column cold_chain_batch.product is '品名';
comment on column cold_chain_batch.origin is '原产国（地区）';
comment on column cold_chain_batch.quantity is '数量';
comment on column cold_chain_batch.supplier is '供货者';
comment on column cold_chain_batch.arrived_on is '到货日期';
comment on column cold_chain_batch.declaration_no is '报关单编号';
comment on column cold_chain_batch.inspection_no is '入境货物检验检疫证明编号';
comment on column cold_chain_batch.nucleic_no is '核酸检测证明编号';
comment on column cold_chain_batch.disinfect_no is '消毒证明编号';
create unique index cold_chain_batch_source_system_external_no_key on cold_chain_batch (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index cold_chain_batch_trace_code_key on cold_chain_batch (county_code, trace_code) where void_reason is null;
create index cold_chain_batch_operator_id_idx on cold_chain_batch (county_code, operator_id);
create index cold_chain_batch_arrived_on_id_idx on cold_chain_batch (county_code, arrived_on, id);
alter table cold_chain_batch enable row level security;
create policy scope on cold_chain_batch to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on cold_chain_batch to quanheng_app;

create table cold_chain_batch_history (
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
  trace_code text not null,
  product text not null,
  origin text not null,
  quantity text,
  supplier text,
  arrived_on date not null,
  declaration_no text,
  inspection_no text,
  nucleic_no text,
  disinfect_no text,
  primary key (county_code, id, version)
);
comment on table cold_chain_batch_history is '进口冷链食品批次：来源和单证（历史版本）';
comment on column cold_chain_batch_history.county_code is '局代码';
comment on column cold_chain_batch_history.id is '内部编号（UUIDv7）';
comment on column cold_chain_batch_history.version is '版本，从 1 起';
comment on column cold_chain_batch_history.recorded_at is '本版本入账时刻';
comment on column cold_chain_batch_history.station_code is '管辖所（数据范围）';
comment on column cold_chain_batch_history.void_reason is '作废理由；空为有效';
comment on column cold_chain_batch_history.source_system is '上级系统名称';
comment on column cold_chain_batch_history.external_no is '上级系统编号';
comment on column cold_chain_batch_history.declared is '汇总申报（不是逐笔记录）';
comment on column cold_chain_batch_history.origin_batch is '来源批次';
comment on column cold_chain_batch_history.origin_line is '来源行（批次内连续编号）';
comment on column cold_chain_batch_history.superseded_at is '被后一版本取代的时刻';
comment on column cold_chain_batch_history.operator_id is '经营单位';
comment on column cold_chain_batch_history.trace_code is '追溯码';
comment on column cold_chain_batch_history.product is '品名';
comment on column cold_chain_batch_history.origin is '原产国（地区）';
comment on column cold_chain_batch_history.quantity is '数量';
comment on column cold_chain_batch_history.supplier is '供货者';
comment on column cold_chain_batch_history.arrived_on is '到货日期';
comment on column cold_chain_batch_history.declaration_no is '报关单编号';
comment on column cold_chain_batch_history.inspection_no is '入境货物检验检疫证明编号';
comment on column cold_chain_batch_history.nucleic_no is '核酸检测证明编号';
comment on column cold_chain_batch_history.disinfect_no is '消毒证明编号';
create index cold_chain_batch_history_recorded_at_idx on cold_chain_batch_history (county_code, recorded_at);
alter table cold_chain_batch_history enable row level security;
create policy scope on cold_chain_batch_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on cold_chain_batch_history to quanheng_app;

create table cold_chain_operator (
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
  imports boolean not null,
  account text,
  online_since date,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table cold_chain_operator is '冷链食品经营单位';
comment on column cold_chain_operator.county_code is '局代码';
comment on column cold_chain_operator.id is '内部编号（UUIDv7）';
comment on column cold_chain_operator.version is '版本，从 1 起';
comment on column cold_chain_operator.recorded_at is '本版本入账时刻';
comment on column cold_chain_operator.station_code is '管辖所（数据范围）';
comment on column cold_chain_operator.void_reason is '作废理由；空为有效';
comment on column cold_chain_operator.source_system is '上级系统名称';
comment on column cold_chain_operator.external_no is '上级系统编号';
comment on column cold_chain_operator.declared is '汇总申报（不是逐笔记录）';
comment on column cold_chain_operator.origin_batch is '来源批次';
comment on column cold_chain_operator.origin_line is '来源行（批次内连续编号）';
comment on column cold_chain_operator.party_id is '主体';
comment on column cold_chain_operator.kind is '类别';
comment on column cold_chain_operator.imports is '经营进口冷链食品';
comment on column cold_chain_operator.account is '追溯平台账号';
comment on column cold_chain_operator.online_since is '接入追溯平台日期';
comment on column cold_chain_operator.from_day is '开始经营日期';
comment on column cold_chain_operator.to_day is '退出日期（不含当日）';
create unique index cold_chain_operator_source_system_external_no_key on cold_chain_operator (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index cold_chain_operator_party_id_from_day_key on cold_chain_operator (county_code, party_id, from_day) where void_reason is null;
create index cold_chain_operator_from_day_id_idx on cold_chain_operator (county_code, from_day, id);
alter table cold_chain_operator enable row level security;
create policy scope on cold_chain_operator to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on cold_chain_operator to quanheng_app;

create table cold_chain_operator_history (
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
  imports boolean not null,
  account text,
  online_since date,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table cold_chain_operator_history is '冷链食品经营单位（历史版本）';
comment on column cold_chain_operator_history.county_code is '局代码';
comment on column cold_chain_operator_history.id is '内部编号（UUIDv7）';
comment on column cold_chain_operator_history.version is '版本，从 1 起';
comment on column cold_chain_operator_history.recorded_at is '本版本入账时刻';
comment on column cold_chain_operator_history.station_code is '管辖所（数据范围）';
comment on column cold_chain_operator_history.void_reason is '作废理由；空为有效';
comment on column cold_chain_operator_history.source_system is '上级系统名称';
comment on column cold_chain_operator_history.external_no is '上级系统编号';
comment on column cold_chain_operator_history.declared is '汇总申报（不是逐笔记录）';
comment on column cold_chain_operator_history.origin_batch is '来源批次';
comment on column cold_chain_operator_history.origin_line is '来源行（批次内连续编号）';
comment on column cold_chain_operator_history.superseded_at is '被后一版本取代的时刻';
comment on column cold_chain_operator_history.party_id is '主体';
comment on column cold_chain_operator_history.kind is '类别';
comment on column cold_chain_operator_history.imports is '经营进口冷链食品';
comment on column cold_chain_operator_history.account is '追溯平台账号';
comment on column cold_chain_operator_history.online_since is '接入追溯平台日期';
comment on column cold_chain_operator_history.from_day is '开始经营日期';
comment on column cold_chain_operator_history.to_day is '退出日期（不含当日）';
create index cold_chain_operator_history_recorded_at_idx on cold_chain_operator_history (county_code, recorded_at);
alter table cold_chain_operator_history enable row level security;
create policy scope on cold_chain_operator_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on cold_chain_operator_history to quanheng_app;

create table cold_chain_sampling (
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
  kind text not null,
  sampled_on date not null,
  count integer not null,
  positives integer not null,
  laboratory text,
  report_no text,
  primary key (county_code, id)
);
comment on table cold_chain_sampling is '冷链核酸采样';
comment on column cold_chain_sampling.county_code is '局代码';
comment on column cold_chain_sampling.id is '内部编号（UUIDv7）';
comment on column cold_chain_sampling.version is '版本，从 1 起';
comment on column cold_chain_sampling.recorded_at is '本版本入账时刻';
comment on column cold_chain_sampling.station_code is '管辖所（数据范围）';
comment on column cold_chain_sampling.void_reason is '作废理由；空为有效';
comment on column cold_chain_sampling.source_system is '上级系统名称';
comment on column cold_chain_sampling.external_no is '上级系统编号';
comment on column cold_chain_sampling.declared is '汇总申报（不是逐笔记录）';
comment on column cold_chain_sampling.origin_batch is '来源批次';
comment on column cold_chain_sampling.origin_line is '来源行（批次内连续编号）';
comment on column cold_chain_sampling.operator_id is '经营单位';
comment on column cold_chain_sampling.kind is '种类';
comment on column cold_chain_sampling.sampled_on is '采样日期';
comment on column cold_chain_sampling.count is '份数';
comment on column cold_chain_sampling.positives is '阳性份数';
comment on column cold_chain_sampling.laboratory is '检测机构';
comment on column cold_chain_sampling.report_no is '报告编号';
create unique index cold_chain_sampling_source_system_external_no_key on cold_chain_sampling (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index cold_chain_sampling_operator_id_idx on cold_chain_sampling (county_code, operator_id);
create index cold_chain_sampling_sampled_on_id_idx on cold_chain_sampling (county_code, sampled_on, id);
alter table cold_chain_sampling enable row level security;
create policy scope on cold_chain_sampling to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on cold_chain_sampling to quanheng_app;

create table cold_chain_sampling_history (
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
  kind text not null,
  sampled_on date not null,
  count integer not null,
  positives integer not null,
  laboratory text,
  report_no text,
  primary key (county_code, id, version)
);
comment on table cold_chain_sampling_history is '冷链核酸采样（历史版本）';
comment on column cold_chain_sampling_history.county_code is '局代码';
comment on column cold_chain_sampling_history.id is '内部编号（UUIDv7）';
comment on column cold_chain_sampling_history.version is '版本，从 1 起';
comment on column cold_chain_sampling_history.recorded_at is '本版本入账时刻';
comment on column cold_chain_sampling_history.station_code is '管辖所（数据范围）';
comment on column cold_chain_sampling_history.void_reason is '作废理由；空为有效';
comment on column cold_chain_sampling_history.source_system is '上级系统名称';
comment on column cold_chain_sampling_history.external_no is '上级系统编号';
comment on column cold_chain_sampling_history.declared is '汇总申报（不是逐笔记录）';
comment on column cold_chain_sampling_history.origin_batch is '来源批次';
comment on column cold_chain_sampling_history.origin_line is '来源行（批次内连续编号）';
comment on column cold_chain_sampling_history.superseded_at is '被后一版本取代的时刻';
comment on column cold_chain_sampling_history.operator_id is '经营单位';
comment on column cold_chain_sampling_history.kind is '种类';
comment on column cold_chain_sampling_history.sampled_on is '采样日期';
comment on column cold_chain_sampling_history.count is '份数';
comment on column cold_chain_sampling_history.positives is '阳性份数';
comment on column cold_chain_sampling_history.laboratory is '检测机构';
comment on column cold_chain_sampling_history.report_no is '报告编号';
create index cold_chain_sampling_history_recorded_at_idx on cold_chain_sampling_history (county_code, recorded_at);
alter table cold_chain_sampling_history enable row level security;
create policy scope on cold_chain_sampling_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on cold_chain_sampling_history to quanheng_app;

create table cold_chain_worker (
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
  mark text not null,
  job text not null,
  direct boolean not null,
  from_day date not null,
  to_day date,
  dose1_on date,
  dose2_on date,
  dose3_on date,
  exemption text,
  tested_on date,
  primary key (county_code, id)
);
comment on table cold_chain_worker is '冷链食品从业人员：只记单位内编号，不记姓名证件';
comment on column cold_chain_worker.county_code is '局代码';
comment on column cold_chain_worker.id is '内部编号（UUIDv7）';
comment on column cold_chain_worker.version is '版本，从 1 起';
comment on column cold_chain_worker.recorded_at is '本版本入账时刻';
comment on column cold_chain_worker.station_code is '管辖所（数据范围）';
comment on column cold_chain_worker.void_reason is '作废理由；空为有效';
comment on column cold_chain_worker.source_system is '上级系统名称';
comment on column cold_chain_worker.external_no is '上级系统编号';
comment on column cold_chain_worker.declared is '汇总申报（不是逐笔记录）';
comment on column cold_chain_worker.origin_batch is '来源批次';
comment on column cold_chain_worker.origin_line is '来源行（批次内连续编号）';
comment on column cold_chain_worker.operator_id is '经营单位';
comment on column cold_chain_worker.mark is '单位内编号';
comment on column cold_chain_worker.job is '岗位';
comment on column cold_chain_worker.direct is '直接接触冷链食品';
comment on column cold_chain_worker.from_day is '上岗日期';
comment on column cold_chain_worker.to_day is '离岗日期（不含当日）';
comment on column cold_chain_worker.dose1_on is '第一剂日期';
comment on column cold_chain_worker.dose2_on is '第二剂日期';
comment on column cold_chain_worker.dose3_on is '第三剂日期';
comment on column cold_chain_worker.exemption is '免接种原因';
comment on column cold_chain_worker.tested_on is '最近核酸检测日期';
create unique index cold_chain_worker_source_system_external_no_key on cold_chain_worker (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index cold_chain_worker_operator_id_mark_from_day_key on cold_chain_worker (county_code, operator_id, mark, from_day) where void_reason is null;
create index cold_chain_worker_from_day_id_idx on cold_chain_worker (county_code, from_day, id);
create index cold_chain_worker_tested_on_idx on cold_chain_worker (county_code, tested_on) where to_day is null;
alter table cold_chain_worker enable row level security;
create policy scope on cold_chain_worker to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on cold_chain_worker to quanheng_app;

create table cold_chain_worker_history (
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
  mark text not null,
  job text not null,
  direct boolean not null,
  from_day date not null,
  to_day date,
  dose1_on date,
  dose2_on date,
  dose3_on date,
  exemption text,
  tested_on date,
  primary key (county_code, id, version)
);
comment on table cold_chain_worker_history is '冷链食品从业人员：只记单位内编号，不记姓名证件（历史版本）';
comment on column cold_chain_worker_history.county_code is '局代码';
comment on column cold_chain_worker_history.id is '内部编号（UUIDv7）';
comment on column cold_chain_worker_history.version is '版本，从 1 起';
comment on column cold_chain_worker_history.recorded_at is '本版本入账时刻';
comment on column cold_chain_worker_history.station_code is '管辖所（数据范围）';
comment on column cold_chain_worker_history.void_reason is '作废理由；空为有效';
comment on column cold_chain_worker_history.source_system is '上级系统名称';
comment on column cold_chain_worker_history.external_no is '上级系统编号';
comment on column cold_chain_worker_history.declared is '汇总申报（不是逐笔记录）';
comment on column cold_chain_worker_history.origin_batch is '来源批次';
comment on column cold_chain_worker_history.origin_line is '来源行（批次内连续编号）';
comment on column cold_chain_worker_history.superseded_at is '被后一版本取代的时刻';
comment on column cold_chain_worker_history.operator_id is '经营单位';
comment on column cold_chain_worker_history.mark is '单位内编号';
comment on column cold_chain_worker_history.job is '岗位';
comment on column cold_chain_worker_history.direct is '直接接触冷链食品';
comment on column cold_chain_worker_history.from_day is '上岗日期';
comment on column cold_chain_worker_history.to_day is '离岗日期（不含当日）';
comment on column cold_chain_worker_history.dose1_on is '第一剂日期';
comment on column cold_chain_worker_history.dose2_on is '第二剂日期';
comment on column cold_chain_worker_history.dose3_on is '第三剂日期';
comment on column cold_chain_worker_history.exemption is '免接种原因';
comment on column cold_chain_worker_history.tested_on is '最近核酸检测日期';
create index cold_chain_worker_history_recorded_at_idx on cold_chain_worker_history (county_code, recorded_at);
alter table cold_chain_worker_history enable row level security;
create policy scope on cold_chain_worker_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on cold_chain_worker_history to quanheng_app;

create table special_regime (
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
  document_no text not null,
  from_day date not null,
  to_day date,
  end_document_no text,
  primary key (county_code, id)
);
comment on table special_regime is '特殊监管状态：名称、依据、起止';
comment on column special_regime.county_code is '局代码';
comment on column special_regime.id is '内部编号（UUIDv7）';
comment on column special_regime.version is '版本，从 1 起';
comment on column special_regime.recorded_at is '本版本入账时刻';
comment on column special_regime.station_code is '管辖所（数据范围）';
comment on column special_regime.void_reason is '作废理由；空为有效';
comment on column special_regime.source_system is '上级系统名称';
comment on column special_regime.external_no is '上级系统编号';
comment on column special_regime.declared is '汇总申报（不是逐笔记录）';
comment on column special_regime.origin_batch is '来源批次';
comment on column special_regime.origin_line is '来源行（批次内连续编号）';
comment on column special_regime.name is '名称';
comment on column special_regime.document_no is '启动文号';
comment on column special_regime.from_day is '启动日期';
comment on column special_regime.to_day is '结束日期（不含当日）';
comment on column special_regime.end_document_no is '结束文号';
create unique index special_regime_source_system_external_no_key on special_regime (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index special_regime_from_day_id_idx on special_regime (county_code, from_day, id);
create unique index special_regime_name_from_day_key on special_regime (county_code, name, from_day) where void_reason is null;
alter table special_regime enable row level security;
create policy scope on special_regime to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on special_regime to quanheng_app;

create table special_regime_history (
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
  document_no text not null,
  from_day date not null,
  to_day date,
  end_document_no text,
  primary key (county_code, id, version)
);
comment on table special_regime_history is '特殊监管状态：名称、依据、起止（历史版本）';
comment on column special_regime_history.county_code is '局代码';
comment on column special_regime_history.id is '内部编号（UUIDv7）';
comment on column special_regime_history.version is '版本，从 1 起';
comment on column special_regime_history.recorded_at is '本版本入账时刻';
comment on column special_regime_history.station_code is '管辖所（数据范围）';
comment on column special_regime_history.void_reason is '作废理由；空为有效';
comment on column special_regime_history.source_system is '上级系统名称';
comment on column special_regime_history.external_no is '上级系统编号';
comment on column special_regime_history.declared is '汇总申报（不是逐笔记录）';
comment on column special_regime_history.origin_batch is '来源批次';
comment on column special_regime_history.origin_line is '来源行（批次内连续编号）';
comment on column special_regime_history.superseded_at is '被后一版本取代的时刻';
comment on column special_regime_history.name is '名称';
comment on column special_regime_history.document_no is '启动文号';
comment on column special_regime_history.from_day is '启动日期';
comment on column special_regime_history.to_day is '结束日期（不含当日）';
comment on column special_regime_history.end_document_no is '结束文号';
create index special_regime_history_recorded_at_idx on special_regime_history (county_code, recorded_at);
alter table special_regime_history enable row level security;
create policy scope on special_regime_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on special_regime_history to quanheng_app;
