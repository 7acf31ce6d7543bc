create table inspection_finding (
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
  visit_id uuid not null,
  item_code text,
  finding text not null,
  article text,
  follow_up text,
  primary key (county_code, id)
);
comment on table inspection_finding is '检查发现';
comment on column inspection_finding.county_code is '局代码';
comment on column inspection_finding.id is '内部编号（UUIDv7）';
comment on column inspection_finding.version is '版本，从 1 起';
comment on column inspection_finding.recorded_at is '本版本入账时刻';
comment on column inspection_finding.station_code is '管辖所（数据范围）';
comment on column inspection_finding.void_reason is '作废理由；空为有效';
comment on column inspection_finding.source_system is '上级系统名称';
comment on column inspection_finding.external_no is '上级系统编号';
comment on column inspection_finding.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_finding.origin_batch is '来源批次';
comment on column inspection_finding.origin_line is '来源行（批次内连续编号）';
comment on column inspection_finding.visit_id is '检查记录';
comment on column inspection_finding.item_code is '抽查事项';
comment on column inspection_finding.finding is '发现';
comment on column inspection_finding.article is '违反的条款';
comment on column inspection_finding.follow_up is '后续处置';
create unique index inspection_finding_source_system_external_no_key on inspection_finding (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index inspection_finding_visit_id_idx on inspection_finding (county_code, visit_id);
alter table inspection_finding enable row level security;
create policy scope on inspection_finding to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_finding to quanheng_app;

create table inspection_finding_history (
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
  visit_id uuid not null,
  item_code text,
  finding text not null,
  article text,
  follow_up text,
  primary key (county_code, id, version)
);
comment on table inspection_finding_history is '检查发现（历史版本）';
comment on column inspection_finding_history.county_code is '局代码';
comment on column inspection_finding_history.id is '内部编号（UUIDv7）';
comment on column inspection_finding_history.version is '版本，从 1 起';
comment on column inspection_finding_history.recorded_at is '本版本入账时刻';
comment on column inspection_finding_history.station_code is '管辖所（数据范围）';
comment on column inspection_finding_history.void_reason is '作废理由；空为有效';
comment on column inspection_finding_history.source_system is '上级系统名称';
comment on column inspection_finding_history.external_no is '上级系统编号';
comment on column inspection_finding_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_finding_history.origin_batch is '来源批次';
comment on column inspection_finding_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_finding_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_finding_history.visit_id is '检查记录';
comment on column inspection_finding_history.item_code is '抽查事项';
comment on column inspection_finding_history.finding is '发现';
comment on column inspection_finding_history.article is '违反的条款';
comment on column inspection_finding_history.follow_up is '后续处置';
create index inspection_finding_history_recorded_at_idx on inspection_finding_history (county_code, recorded_at);
alter table inspection_finding_history enable row level security;
create policy scope on inspection_finding_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_finding_history to quanheng_app;

create table inspection_item (
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
  code text not null,
  category text not null,
  name text not null,
  basis text,
  kind text not null,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table inspection_item is '随机抽查事项清单';
comment on column inspection_item.county_code is '局代码';
comment on column inspection_item.id is '内部编号（UUIDv7）';
comment on column inspection_item.version is '版本，从 1 起';
comment on column inspection_item.recorded_at is '本版本入账时刻';
comment on column inspection_item.station_code is '管辖所（数据范围）';
comment on column inspection_item.void_reason is '作废理由；空为有效';
comment on column inspection_item.source_system is '上级系统名称';
comment on column inspection_item.external_no is '上级系统编号';
comment on column inspection_item.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_item.origin_batch is '来源批次';
comment on column inspection_item.origin_line is '来源行（批次内连续编号）';
comment on column inspection_item.code is '事项代码';
comment on column inspection_item.category is '抽查类别';
comment on column inspection_item.name is '抽查事项';
comment on column inspection_item.basis is '依据';
comment on column inspection_item.kind is '事项种类';
comment on column inspection_item.from_day is '起始日';
comment on column inspection_item.to_day is '终止日（不含当日）';
create unique index inspection_item_source_system_external_no_key on inspection_item (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index inspection_item_code_from_day_key on inspection_item (county_code, code, from_day) where void_reason is null;
alter table inspection_item enable row level security;
create policy scope on inspection_item to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_item to quanheng_app;

create table inspection_item_history (
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
  code text not null,
  category text not null,
  name text not null,
  basis text,
  kind text not null,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table inspection_item_history is '随机抽查事项清单（历史版本）';
comment on column inspection_item_history.county_code is '局代码';
comment on column inspection_item_history.id is '内部编号（UUIDv7）';
comment on column inspection_item_history.version is '版本，从 1 起';
comment on column inspection_item_history.recorded_at is '本版本入账时刻';
comment on column inspection_item_history.station_code is '管辖所（数据范围）';
comment on column inspection_item_history.void_reason is '作废理由；空为有效';
comment on column inspection_item_history.source_system is '上级系统名称';
comment on column inspection_item_history.external_no is '上级系统编号';
comment on column inspection_item_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_item_history.origin_batch is '来源批次';
comment on column inspection_item_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_item_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_item_history.code is '事项代码';
comment on column inspection_item_history.category is '抽查类别';
comment on column inspection_item_history.name is '抽查事项';
comment on column inspection_item_history.basis is '依据';
comment on column inspection_item_history.kind is '事项种类';
comment on column inspection_item_history.from_day is '起始日';
comment on column inspection_item_history.to_day is '终止日（不含当日）';
create index inspection_item_history_recorded_at_idx on inspection_item_history (county_code, recorded_at);
alter table inspection_item_history enable row level security;
create policy scope on inspection_item_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_item_history to quanheng_app;

create table inspection_object (
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
  party_id uuid not null,
  drawn_on date not null,
  unit_code text,
  inspectors text,
  due_on date,
  dropped_on date,
  drop_reason text,
  primary key (county_code, id)
);
comment on table inspection_object is '检查对象（任务与主体各一条）';
comment on column inspection_object.county_code is '局代码';
comment on column inspection_object.id is '内部编号（UUIDv7）';
comment on column inspection_object.version is '版本，从 1 起';
comment on column inspection_object.recorded_at is '本版本入账时刻';
comment on column inspection_object.station_code is '管辖所（数据范围）';
comment on column inspection_object.void_reason is '作废理由；空为有效';
comment on column inspection_object.source_system is '上级系统名称';
comment on column inspection_object.external_no is '上级系统编号';
comment on column inspection_object.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_object.origin_batch is '来源批次';
comment on column inspection_object.origin_line is '来源行（批次内连续编号）';
comment on column inspection_object.task_id is '任务';
comment on column inspection_object.party_id is '主体';
comment on column inspection_object.drawn_on is '抽取日期';
comment on column inspection_object.unit_code is '执行机构';
comment on column inspection_object.inspectors is '检查人员';
comment on column inspection_object.due_on is '应公示日期';
comment on column inspection_object.dropped_on is '调整退出日期';
comment on column inspection_object.drop_reason is '调整理由';
create unique index inspection_object_source_system_external_no_key on inspection_object (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index inspection_object_task_id_party_id_key on inspection_object (county_code, task_id, party_id) where void_reason is null;
create index inspection_object_party_id_idx on inspection_object (county_code, party_id);
create index inspection_object_drawn_on_idx on inspection_object (county_code, drawn_on);
alter table inspection_object enable row level security;
create policy scope on inspection_object to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_object to quanheng_app;

create table inspection_object_history (
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
  party_id uuid not null,
  drawn_on date not null,
  unit_code text,
  inspectors text,
  due_on date,
  dropped_on date,
  drop_reason text,
  primary key (county_code, id, version)
);
comment on table inspection_object_history is '检查对象（任务与主体各一条）（历史版本）';
comment on column inspection_object_history.county_code is '局代码';
comment on column inspection_object_history.id is '内部编号（UUIDv7）';
comment on column inspection_object_history.version is '版本，从 1 起';
comment on column inspection_object_history.recorded_at is '本版本入账时刻';
comment on column inspection_object_history.station_code is '管辖所（数据范围）';
comment on column inspection_object_history.void_reason is '作废理由；空为有效';
comment on column inspection_object_history.source_system is '上级系统名称';
comment on column inspection_object_history.external_no is '上级系统编号';
comment on column inspection_object_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_object_history.origin_batch is '来源批次';
comment on column inspection_object_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_object_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_object_history.task_id is '任务';
comment on column inspection_object_history.party_id is '主体';
comment on column inspection_object_history.drawn_on is '抽取日期';
comment on column inspection_object_history.unit_code is '执行机构';
comment on column inspection_object_history.inspectors is '检查人员';
comment on column inspection_object_history.due_on is '应公示日期';
comment on column inspection_object_history.dropped_on is '调整退出日期';
comment on column inspection_object_history.drop_reason is '调整理由';
create index inspection_object_history_recorded_at_idx on inspection_object_history (county_code, recorded_at);
alter table inspection_object_history enable row level security;
create policy scope on inspection_object_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_object_history to quanheng_app;

create table inspection_order (
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
  visit_id uuid not null,
  order_no text,
  issued_on date not null,
  due_on date not null,
  content text not null,
  closed_on date,
  primary key (county_code, id)
);
comment on table inspection_order is '责令改正';
comment on column inspection_order.county_code is '局代码';
comment on column inspection_order.id is '内部编号（UUIDv7）';
comment on column inspection_order.version is '版本，从 1 起';
comment on column inspection_order.recorded_at is '本版本入账时刻';
comment on column inspection_order.station_code is '管辖所（数据范围）';
comment on column inspection_order.void_reason is '作废理由；空为有效';
comment on column inspection_order.source_system is '上级系统名称';
comment on column inspection_order.external_no is '上级系统编号';
comment on column inspection_order.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_order.origin_batch is '来源批次';
comment on column inspection_order.origin_line is '来源行（批次内连续编号）';
comment on column inspection_order.visit_id is '检查记录';
comment on column inspection_order.order_no is '通知书文号';
comment on column inspection_order.issued_on is '发出日期';
comment on column inspection_order.due_on is '改正期限';
comment on column inspection_order.content is '改正内容';
comment on column inspection_order.closed_on is '办结日期';
create unique index inspection_order_source_system_external_no_key on inspection_order (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index inspection_order_visit_id_idx on inspection_order (county_code, visit_id);
create index inspection_order_due_on_idx on inspection_order (county_code, due_on);
alter table inspection_order enable row level security;
create policy scope on inspection_order to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_order to quanheng_app;

create table inspection_order_history (
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
  visit_id uuid not null,
  order_no text,
  issued_on date not null,
  due_on date not null,
  content text not null,
  closed_on date,
  primary key (county_code, id, version)
);
comment on table inspection_order_history is '责令改正（历史版本）';
comment on column inspection_order_history.county_code is '局代码';
comment on column inspection_order_history.id is '内部编号（UUIDv7）';
comment on column inspection_order_history.version is '版本，从 1 起';
comment on column inspection_order_history.recorded_at is '本版本入账时刻';
comment on column inspection_order_history.station_code is '管辖所（数据范围）';
comment on column inspection_order_history.void_reason is '作废理由；空为有效';
comment on column inspection_order_history.source_system is '上级系统名称';
comment on column inspection_order_history.external_no is '上级系统编号';
comment on column inspection_order_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_order_history.origin_batch is '来源批次';
comment on column inspection_order_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_order_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_order_history.visit_id is '检查记录';
comment on column inspection_order_history.order_no is '通知书文号';
comment on column inspection_order_history.issued_on is '发出日期';
comment on column inspection_order_history.due_on is '改正期限';
comment on column inspection_order_history.content is '改正内容';
comment on column inspection_order_history.closed_on is '办结日期';
create index inspection_order_history_recorded_at_idx on inspection_order_history (county_code, recorded_at);
alter table inspection_order_history enable row level security;
create policy scope on inspection_order_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_order_history to quanheng_app;

create table inspection_plan (
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
  plan_no text not null,
  name text not null,
  joint boolean not null,
  directed boolean not null,
  ratio text,
  period_from date,
  period_to date,
  published_on date,
  primary key (county_code, id)
);
comment on table inspection_plan is '年度抽查工作计划';
comment on column inspection_plan.county_code is '局代码';
comment on column inspection_plan.id is '内部编号（UUIDv7）';
comment on column inspection_plan.version is '版本，从 1 起';
comment on column inspection_plan.recorded_at is '本版本入账时刻';
comment on column inspection_plan.station_code is '管辖所（数据范围）';
comment on column inspection_plan.void_reason is '作废理由；空为有效';
comment on column inspection_plan.source_system is '上级系统名称';
comment on column inspection_plan.external_no is '上级系统编号';
comment on column inspection_plan.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_plan.origin_batch is '来源批次';
comment on column inspection_plan.origin_line is '来源行（批次内连续编号）';
comment on column inspection_plan.year is '年度';
comment on column inspection_plan.plan_no is '计划编号';
comment on column inspection_plan.name is '计划名称';
comment on column inspection_plan.joint is '部门联合';
comment on column inspection_plan.directed is '定向';
comment on column inspection_plan.ratio is '抽查比例';
comment on column inspection_plan.period_from is '期间起';
comment on column inspection_plan.period_to is '期间止';
comment on column inspection_plan.published_on is '公示日期';
create unique index inspection_plan_source_system_external_no_key on inspection_plan (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index inspection_plan_plan_no_key on inspection_plan (county_code, plan_no) where void_reason is null;
create index inspection_plan_year_idx on inspection_plan (county_code, year);
alter table inspection_plan enable row level security;
create policy scope on inspection_plan to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_plan to quanheng_app;

create table inspection_plan_history (
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
  plan_no text not null,
  name text not null,
  joint boolean not null,
  directed boolean not null,
  ratio text,
  period_from date,
  period_to date,
  published_on date,
  primary key (county_code, id, version)
);
comment on table inspection_plan_history is '年度抽查工作计划（历史版本）';
comment on column inspection_plan_history.county_code is '局代码';
comment on column inspection_plan_history.id is '内部编号（UUIDv7）';
comment on column inspection_plan_history.version is '版本，从 1 起';
comment on column inspection_plan_history.recorded_at is '本版本入账时刻';
comment on column inspection_plan_history.station_code is '管辖所（数据范围）';
comment on column inspection_plan_history.void_reason is '作废理由；空为有效';
comment on column inspection_plan_history.source_system is '上级系统名称';
comment on column inspection_plan_history.external_no is '上级系统编号';
comment on column inspection_plan_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_plan_history.origin_batch is '来源批次';
comment on column inspection_plan_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_plan_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_plan_history.year is '年度';
comment on column inspection_plan_history.plan_no is '计划编号';
comment on column inspection_plan_history.name is '计划名称';
comment on column inspection_plan_history.joint is '部门联合';
comment on column inspection_plan_history.directed is '定向';
comment on column inspection_plan_history.ratio is '抽查比例';
comment on column inspection_plan_history.period_from is '期间起';
comment on column inspection_plan_history.period_to is '期间止';
comment on column inspection_plan_history.published_on is '公示日期';
create index inspection_plan_history_recorded_at_idx on inspection_plan_history (county_code, recorded_at);
alter table inspection_plan_history enable row level security;
create policy scope on inspection_plan_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_plan_history to quanheng_app;

create table inspection_publication (
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
  object_id uuid not null,
  published_on date not null,
  channel text,
  withdrawn_on date,
  withdraw_reason text,
  primary key (county_code, id)
);
comment on table inspection_publication is '检查结果公示';
comment on column inspection_publication.county_code is '局代码';
comment on column inspection_publication.id is '内部编号（UUIDv7）';
comment on column inspection_publication.version is '版本，从 1 起';
comment on column inspection_publication.recorded_at is '本版本入账时刻';
comment on column inspection_publication.station_code is '管辖所（数据范围）';
comment on column inspection_publication.void_reason is '作废理由；空为有效';
comment on column inspection_publication.source_system is '上级系统名称';
comment on column inspection_publication.external_no is '上级系统编号';
comment on column inspection_publication.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_publication.origin_batch is '来源批次';
comment on column inspection_publication.origin_line is '来源行（批次内连续编号）';
comment on column inspection_publication.object_id is '检查对象';
comment on column inspection_publication.published_on is '公示日期';
comment on column inspection_publication.channel is '公示渠道';
comment on column inspection_publication.withdrawn_on is '撤回日期';
comment on column inspection_publication.withdraw_reason is '撤回理由';
create unique index inspection_publication_source_system_external_no_key on inspection_publication (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index inspection_publication_object_id_key on inspection_publication (county_code, object_id) where void_reason is null;
create index inspection_publication_published_on_idx on inspection_publication (county_code, published_on);
alter table inspection_publication enable row level security;
create policy scope on inspection_publication to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_publication to quanheng_app;

create table inspection_publication_history (
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
  object_id uuid not null,
  published_on date not null,
  channel text,
  withdrawn_on date,
  withdraw_reason text,
  primary key (county_code, id, version)
);
comment on table inspection_publication_history is '检查结果公示（历史版本）';
comment on column inspection_publication_history.county_code is '局代码';
comment on column inspection_publication_history.id is '内部编号（UUIDv7）';
comment on column inspection_publication_history.version is '版本，从 1 起';
comment on column inspection_publication_history.recorded_at is '本版本入账时刻';
comment on column inspection_publication_history.station_code is '管辖所（数据范围）';
comment on column inspection_publication_history.void_reason is '作废理由；空为有效';
comment on column inspection_publication_history.source_system is '上级系统名称';
comment on column inspection_publication_history.external_no is '上级系统编号';
comment on column inspection_publication_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_publication_history.origin_batch is '来源批次';
comment on column inspection_publication_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_publication_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_publication_history.object_id is '检查对象';
comment on column inspection_publication_history.published_on is '公示日期';
comment on column inspection_publication_history.channel is '公示渠道';
comment on column inspection_publication_history.withdrawn_on is '撤回日期';
comment on column inspection_publication_history.withdraw_reason is '撤回理由';
create index inspection_publication_history_recorded_at_idx on inspection_publication_history (county_code, recorded_at);
alter table inspection_publication_history enable row level security;
create policy scope on inspection_publication_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_publication_history to quanheng_app;

create table inspection_recheck (
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
  order_id uuid not null,
  rechecked_on date not null,
  passed boolean not null,
  remark text,
  primary key (county_code, id)
);
comment on table inspection_recheck is '复查';
comment on column inspection_recheck.county_code is '局代码';
comment on column inspection_recheck.id is '内部编号（UUIDv7）';
comment on column inspection_recheck.version is '版本，从 1 起';
comment on column inspection_recheck.recorded_at is '本版本入账时刻';
comment on column inspection_recheck.station_code is '管辖所（数据范围）';
comment on column inspection_recheck.void_reason is '作废理由；空为有效';
comment on column inspection_recheck.source_system is '上级系统名称';
comment on column inspection_recheck.external_no is '上级系统编号';
comment on column inspection_recheck.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_recheck.origin_batch is '来源批次';
comment on column inspection_recheck.origin_line is '来源行（批次内连续编号）';
comment on column inspection_recheck.order_id is '责令改正';
comment on column inspection_recheck.rechecked_on is '复查日期';
comment on column inspection_recheck.passed is '已改正';
comment on column inspection_recheck.remark is '复查意见';
create unique index inspection_recheck_source_system_external_no_key on inspection_recheck (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index inspection_recheck_order_id_idx on inspection_recheck (county_code, order_id);
alter table inspection_recheck enable row level security;
create policy scope on inspection_recheck to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_recheck to quanheng_app;

create table inspection_recheck_history (
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
  order_id uuid not null,
  rechecked_on date not null,
  passed boolean not null,
  remark text,
  primary key (county_code, id, version)
);
comment on table inspection_recheck_history is '复查（历史版本）';
comment on column inspection_recheck_history.county_code is '局代码';
comment on column inspection_recheck_history.id is '内部编号（UUIDv7）';
comment on column inspection_recheck_history.version is '版本，从 1 起';
comment on column inspection_recheck_history.recorded_at is '本版本入账时刻';
comment on column inspection_recheck_history.station_code is '管辖所（数据范围）';
comment on column inspection_recheck_history.void_reason is '作废理由；空为有效';
comment on column inspection_recheck_history.source_system is '上级系统名称';
comment on column inspection_recheck_history.external_no is '上级系统编号';
comment on column inspection_recheck_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_recheck_history.origin_batch is '来源批次';
comment on column inspection_recheck_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_recheck_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_recheck_history.order_id is '责令改正';
comment on column inspection_recheck_history.rechecked_on is '复查日期';
comment on column inspection_recheck_history.passed is '已改正';
comment on column inspection_recheck_history.remark is '复查意见';
create index inspection_recheck_history_recorded_at_idx on inspection_recheck_history (county_code, recorded_at);
alter table inspection_recheck_history enable row level security;
create policy scope on inspection_recheck_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_recheck_history to quanheng_app;

create table inspection_task (
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
  task_no text not null,
  name text not null,
  kind text not null,
  source text not null,
  origin text not null,
  plan_id uuid,
  joint boolean not null,
  own_lead boolean not null,
  departments jsonb,
  item_codes jsonb,
  directed boolean,
  condition text,
  opened_on date not null,
  drawn_on date,
  period_from date,
  period_to date,
  pool_total integer,
  closed_on date,
  primary key (county_code, id)
);
comment on table inspection_task is '检查任务';
comment on column inspection_task.county_code is '局代码';
comment on column inspection_task.id is '内部编号（UUIDv7）';
comment on column inspection_task.version is '版本，从 1 起';
comment on column inspection_task.recorded_at is '本版本入账时刻';
comment on column inspection_task.station_code is '管辖所（数据范围）';
comment on column inspection_task.void_reason is '作废理由；空为有效';
comment on column inspection_task.source_system is '上级系统名称';
comment on column inspection_task.external_no is '上级系统编号';
comment on column inspection_task.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_task.origin_batch is '来源批次';
comment on column inspection_task.origin_line is '来源行（批次内连续编号）';
comment on column inspection_task.task_no is '任务编号';
comment on column inspection_task.name is '任务名称';
comment on column inspection_task.kind is '任务种类';
comment on column inspection_task.source is '任务来源';
comment on column inspection_task.origin is '发起方式';
comment on column inspection_task.plan_id is '年度计划';
comment on column inspection_task.joint is '部门联合';
comment on column inspection_task.own_lead is '本局牵头';
comment on column inspection_task.departments is '参与部门';
comment on column inspection_task.item_codes is '抽查事项';
comment on column inspection_task.directed is '定向';
comment on column inspection_task.condition is '抽取条件';
comment on column inspection_task.opened_on is '接收或发起日期';
comment on column inspection_task.drawn_on is '抽取日期';
comment on column inspection_task.period_from is '检查期间起';
comment on column inspection_task.period_to is '检查期间止';
comment on column inspection_task.pool_total is '名录库总数';
comment on column inspection_task.closed_on is '完成日期';
create unique index inspection_task_source_system_external_no_key on inspection_task (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index inspection_task_task_no_key on inspection_task (county_code, task_no) where void_reason is null;
create index inspection_task_opened_on_idx on inspection_task (county_code, opened_on);
alter table inspection_task enable row level security;
create policy scope on inspection_task to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_task to quanheng_app;

create table inspection_task_history (
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
  task_no text not null,
  name text not null,
  kind text not null,
  source text not null,
  origin text not null,
  plan_id uuid,
  joint boolean not null,
  own_lead boolean not null,
  departments jsonb,
  item_codes jsonb,
  directed boolean,
  condition text,
  opened_on date not null,
  drawn_on date,
  period_from date,
  period_to date,
  pool_total integer,
  closed_on date,
  primary key (county_code, id, version)
);
comment on table inspection_task_history is '检查任务（历史版本）';
comment on column inspection_task_history.county_code is '局代码';
comment on column inspection_task_history.id is '内部编号（UUIDv7）';
comment on column inspection_task_history.version is '版本，从 1 起';
comment on column inspection_task_history.recorded_at is '本版本入账时刻';
comment on column inspection_task_history.station_code is '管辖所（数据范围）';
comment on column inspection_task_history.void_reason is '作废理由；空为有效';
comment on column inspection_task_history.source_system is '上级系统名称';
comment on column inspection_task_history.external_no is '上级系统编号';
comment on column inspection_task_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_task_history.origin_batch is '来源批次';
comment on column inspection_task_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_task_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_task_history.task_no is '任务编号';
comment on column inspection_task_history.name is '任务名称';
comment on column inspection_task_history.kind is '任务种类';
comment on column inspection_task_history.source is '任务来源';
comment on column inspection_task_history.origin is '发起方式';
comment on column inspection_task_history.plan_id is '年度计划';
comment on column inspection_task_history.joint is '部门联合';
comment on column inspection_task_history.own_lead is '本局牵头';
comment on column inspection_task_history.departments is '参与部门';
comment on column inspection_task_history.item_codes is '抽查事项';
comment on column inspection_task_history.directed is '定向';
comment on column inspection_task_history.condition is '抽取条件';
comment on column inspection_task_history.opened_on is '接收或发起日期';
comment on column inspection_task_history.drawn_on is '抽取日期';
comment on column inspection_task_history.period_from is '检查期间起';
comment on column inspection_task_history.period_to is '检查期间止';
comment on column inspection_task_history.pool_total is '名录库总数';
comment on column inspection_task_history.closed_on is '完成日期';
create index inspection_task_history_recorded_at_idx on inspection_task_history (county_code, recorded_at);
alter table inspection_task_history enable row level security;
create policy scope on inspection_task_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_task_history to quanheng_app;

create table inspection_visit (
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
  object_id uuid not null,
  visited_on date not null,
  method text,
  result text not null,
  more_results jsonb,
  object_status text,
  problem text,
  disposal text,
  primary key (county_code, id)
);
comment on table inspection_visit is '检查记录';
comment on column inspection_visit.county_code is '局代码';
comment on column inspection_visit.id is '内部编号（UUIDv7）';
comment on column inspection_visit.version is '版本，从 1 起';
comment on column inspection_visit.recorded_at is '本版本入账时刻';
comment on column inspection_visit.station_code is '管辖所（数据范围）';
comment on column inspection_visit.void_reason is '作废理由；空为有效';
comment on column inspection_visit.source_system is '上级系统名称';
comment on column inspection_visit.external_no is '上级系统编号';
comment on column inspection_visit.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_visit.origin_batch is '来源批次';
comment on column inspection_visit.origin_line is '来源行（批次内连续编号）';
comment on column inspection_visit.object_id is '检查对象';
comment on column inspection_visit.visited_on is '检查日期';
comment on column inspection_visit.method is '检查方式';
comment on column inspection_visit.result is '检查结果';
comment on column inspection_visit.more_results is '其他结果';
comment on column inspection_visit.object_status is '对象状况（注销、吊销、迁出等）';
comment on column inspection_visit.problem is '发现的问题';
comment on column inspection_visit.disposal is '处置';
create unique index inspection_visit_source_system_external_no_key on inspection_visit (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index inspection_visit_object_id_idx on inspection_visit (county_code, object_id);
create index inspection_visit_visited_on_idx on inspection_visit (county_code, visited_on);
alter table inspection_visit enable row level security;
create policy scope on inspection_visit to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on inspection_visit to quanheng_app;

create table inspection_visit_history (
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
  object_id uuid not null,
  visited_on date not null,
  method text,
  result text not null,
  more_results jsonb,
  object_status text,
  problem text,
  disposal text,
  primary key (county_code, id, version)
);
comment on table inspection_visit_history is '检查记录（历史版本）';
comment on column inspection_visit_history.county_code is '局代码';
comment on column inspection_visit_history.id is '内部编号（UUIDv7）';
comment on column inspection_visit_history.version is '版本，从 1 起';
comment on column inspection_visit_history.recorded_at is '本版本入账时刻';
comment on column inspection_visit_history.station_code is '管辖所（数据范围）';
comment on column inspection_visit_history.void_reason is '作废理由；空为有效';
comment on column inspection_visit_history.source_system is '上级系统名称';
comment on column inspection_visit_history.external_no is '上级系统编号';
comment on column inspection_visit_history.declared is '汇总申报（不是逐笔记录）';
comment on column inspection_visit_history.origin_batch is '来源批次';
comment on column inspection_visit_history.origin_line is '来源行（批次内连续编号）';
comment on column inspection_visit_history.superseded_at is '被后一版本取代的时刻';
comment on column inspection_visit_history.object_id is '检查对象';
comment on column inspection_visit_history.visited_on is '检查日期';
comment on column inspection_visit_history.method is '检查方式';
comment on column inspection_visit_history.result is '检查结果';
comment on column inspection_visit_history.more_results is '其他结果';
comment on column inspection_visit_history.object_status is '对象状况（注销、吊销、迁出等）';
comment on column inspection_visit_history.problem is '发现的问题';
comment on column inspection_visit_history.disposal is '处置';
create index inspection_visit_history_recorded_at_idx on inspection_visit_history (county_code, recorded_at);
alter table inspection_visit_history enable row level security;
create policy scope on inspection_visit_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on inspection_visit_history to quanheng_app;
