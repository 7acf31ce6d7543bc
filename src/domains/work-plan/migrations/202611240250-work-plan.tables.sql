create table plan_item (
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
  plan_id uuid not null,
  item_no integer not null,
  part text not null,
  content text not null,
  target text,
  unit_code text not null,
  holder text,
  due_on date not null,
  done_on date,
  result text,
  cancelled_on date,
  cancel_reason text,
  carried_on date,
  carried_from uuid,
  primary key (county_code, id)
);
comment on table plan_item is '计划事项：责任机构、责任人、期限、结果';
comment on column plan_item.county_code is '局代码';
comment on column plan_item.id is '内部编号（UUIDv7）';
comment on column plan_item.version is '版本，从 1 起';
comment on column plan_item.recorded_at is '本版本入账时刻';
comment on column plan_item.station_code is '管辖所（数据范围）';
comment on column plan_item.void_reason is '作废理由；空为有效';
comment on column plan_item.source_system is '上级系统名称';
comment on column plan_item.external_no is '上级系统编号';
comment on column plan_item.declared is '汇总申报（不是逐笔记录）';
comment on column plan_item.origin_batch is '来源批次';
comment on column plan_item.origin_line is '来源行（批次内连续编号）';
comment on column plan_item.plan_id is '计划';
comment on column plan_item.item_no is '序号';
comment on column plan_item.part is '所属部分';
comment on column plan_item.content is '工作内容';
comment on column plan_item.target is '目标';
comment on column plan_item.unit_code is '责任机构';
comment on column plan_item.holder is '责任人';
comment on column plan_item.due_on is '完成期限';
comment on column plan_item.done_on is '完成日期';
comment on column plan_item.result is '完成情况';
comment on column plan_item.cancelled_on is '取消日期';
comment on column plan_item.cancel_reason is '取消原因';
comment on column plan_item.carried_on is '结转日期';
comment on column plan_item.carried_from is '由上年哪一项结转';
create unique index plan_item_source_system_external_no_key on plan_item (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index plan_item_plan_id_item_no_key on plan_item (county_code, plan_id, item_no) where void_reason is null;
create index plan_item_due_on_id_idx on plan_item (county_code, due_on, id);
create index plan_item_carried_from_idx on plan_item (county_code, carried_from) where carried_from is not null;
alter table plan_item enable row level security;
create policy scope on plan_item to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on plan_item to quanheng_app;

create table plan_item_history (
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
  plan_id uuid not null,
  item_no integer not null,
  part text not null,
  content text not null,
  target text,
  unit_code text not null,
  holder text,
  due_on date not null,
  done_on date,
  result text,
  cancelled_on date,
  cancel_reason text,
  carried_on date,
  carried_from uuid,
  primary key (county_code, id, version)
);
comment on table plan_item_history is '计划事项：责任机构、责任人、期限、结果（历史版本）';
comment on column plan_item_history.county_code is '局代码';
comment on column plan_item_history.id is '内部编号（UUIDv7）';
comment on column plan_item_history.version is '版本，从 1 起';
comment on column plan_item_history.recorded_at is '本版本入账时刻';
comment on column plan_item_history.station_code is '管辖所（数据范围）';
comment on column plan_item_history.void_reason is '作废理由；空为有效';
comment on column plan_item_history.source_system is '上级系统名称';
comment on column plan_item_history.external_no is '上级系统编号';
comment on column plan_item_history.declared is '汇总申报（不是逐笔记录）';
comment on column plan_item_history.origin_batch is '来源批次';
comment on column plan_item_history.origin_line is '来源行（批次内连续编号）';
comment on column plan_item_history.superseded_at is '被后一版本取代的时刻';
comment on column plan_item_history.plan_id is '计划';
comment on column plan_item_history.item_no is '序号';
comment on column plan_item_history.part is '所属部分';
comment on column plan_item_history.content is '工作内容';
comment on column plan_item_history.target is '目标';
comment on column plan_item_history.unit_code is '责任机构';
comment on column plan_item_history.holder is '责任人';
comment on column plan_item_history.due_on is '完成期限';
comment on column plan_item_history.done_on is '完成日期';
comment on column plan_item_history.result is '完成情况';
comment on column plan_item_history.cancelled_on is '取消日期';
comment on column plan_item_history.cancel_reason is '取消原因';
comment on column plan_item_history.carried_on is '结转日期';
comment on column plan_item_history.carried_from is '由上年哪一项结转';
create index plan_item_history_recorded_at_idx on plan_item_history (county_code, recorded_at);
alter table plan_item_history enable row level security;
create policy scope on plan_item_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on plan_item_history to quanheng_app;

create table plan_progress (
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
  item_id uuid not null,
  reported_on date not null,
  percent integer not null,
  progress text not null,
  reported_by text not null,
  primary key (county_code, id)
);
comment on table plan_progress is '计划事项的进展';
comment on column plan_progress.county_code is '局代码';
comment on column plan_progress.id is '内部编号（UUIDv7）';
comment on column plan_progress.version is '版本，从 1 起';
comment on column plan_progress.recorded_at is '本版本入账时刻';
comment on column plan_progress.station_code is '管辖所（数据范围）';
comment on column plan_progress.void_reason is '作废理由；空为有效';
comment on column plan_progress.source_system is '上级系统名称';
comment on column plan_progress.external_no is '上级系统编号';
comment on column plan_progress.declared is '汇总申报（不是逐笔记录）';
comment on column plan_progress.origin_batch is '来源批次';
comment on column plan_progress.origin_line is '来源行（批次内连续编号）';
comment on column plan_progress.item_id is '计划事项';
comment on column plan_progress.reported_on is '日期';
comment on column plan_progress.percent is '完成百分比';
comment on column plan_progress.progress is '进展';
comment on column plan_progress.reported_by is '填报人';
create unique index plan_progress_source_system_external_no_key on plan_progress (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index plan_progress_item_id_reported_on_idx on plan_progress (county_code, item_id, reported_on);
alter table plan_progress enable row level security;
create policy scope on plan_progress to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on plan_progress to quanheng_app;

create table plan_progress_history (
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
  item_id uuid not null,
  reported_on date not null,
  percent integer not null,
  progress text not null,
  reported_by text not null,
  primary key (county_code, id, version)
);
comment on table plan_progress_history is '计划事项的进展（历史版本）';
comment on column plan_progress_history.county_code is '局代码';
comment on column plan_progress_history.id is '内部编号（UUIDv7）';
comment on column plan_progress_history.version is '版本，从 1 起';
comment on column plan_progress_history.recorded_at is '本版本入账时刻';
comment on column plan_progress_history.station_code is '管辖所（数据范围）';
comment on column plan_progress_history.void_reason is '作废理由；空为有效';
comment on column plan_progress_history.source_system is '上级系统名称';
comment on column plan_progress_history.external_no is '上级系统编号';
comment on column plan_progress_history.declared is '汇总申报（不是逐笔记录）';
comment on column plan_progress_history.origin_batch is '来源批次';
comment on column plan_progress_history.origin_line is '来源行（批次内连续编号）';
comment on column plan_progress_history.superseded_at is '被后一版本取代的时刻';
comment on column plan_progress_history.item_id is '计划事项';
comment on column plan_progress_history.reported_on is '日期';
comment on column plan_progress_history.percent is '完成百分比';
comment on column plan_progress_history.progress is '进展';
comment on column plan_progress_history.reported_by is '填报人';
create index plan_progress_history_recorded_at_idx on plan_progress_history (county_code, recorded_at);
alter table plan_progress_history enable row level security;
create policy scope on plan_progress_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on plan_progress_history to quanheng_app;

create table plan_supervision (
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
  item_id uuid not null,
  issued_on date not null,
  document_no text,
  demand text not null,
  reply_due_on date not null,
  replied_on date,
  reply text,
  primary key (county_code, id)
);
comment on table plan_supervision is '计划事项督办：督办通知和回复';
comment on column plan_supervision.county_code is '局代码';
comment on column plan_supervision.id is '内部编号（UUIDv7）';
comment on column plan_supervision.version is '版本，从 1 起';
comment on column plan_supervision.recorded_at is '本版本入账时刻';
comment on column plan_supervision.station_code is '管辖所（数据范围）';
comment on column plan_supervision.void_reason is '作废理由；空为有效';
comment on column plan_supervision.source_system is '上级系统名称';
comment on column plan_supervision.external_no is '上级系统编号';
comment on column plan_supervision.declared is '汇总申报（不是逐笔记录）';
comment on column plan_supervision.origin_batch is '来源批次';
comment on column plan_supervision.origin_line is '来源行（批次内连续编号）';
comment on column plan_supervision.item_id is '计划事项';
comment on column plan_supervision.issued_on is '督办日期';
comment on column plan_supervision.document_no is '督办文号';
comment on column plan_supervision.demand is '督办要求';
comment on column plan_supervision.reply_due_on is '回复期限';
comment on column plan_supervision.replied_on is '回复日期';
comment on column plan_supervision.reply is '回复内容';
create unique index plan_supervision_source_system_external_no_key on plan_supervision (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index plan_supervision_item_id_idx on plan_supervision (county_code, item_id);
create index plan_supervision_issued_on_id_idx on plan_supervision (county_code, issued_on, id);
alter table plan_supervision enable row level security;
create policy scope on plan_supervision to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on plan_supervision to quanheng_app;

create table plan_supervision_history (
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
  item_id uuid not null,
  issued_on date not null,
  document_no text,
  demand text not null,
  reply_due_on date not null,
  replied_on date,
  reply text,
  primary key (county_code, id, version)
);
comment on table plan_supervision_history is '计划事项督办：督办通知和回复（历史版本）';
comment on column plan_supervision_history.county_code is '局代码';
comment on column plan_supervision_history.id is '内部编号（UUIDv7）';
comment on column plan_supervision_history.version is '版本，从 1 起';
comment on column plan_supervision_history.recorded_at is '本版本入账时刻';
comment on column plan_supervision_history.station_code is '管辖所（数据范围）';
comment on column plan_supervision_history.void_reason is '作废理由；空为有效';
comment on column plan_supervision_history.source_system is '上级系统名称';
comment on column plan_supervision_history.external_no is '上级系统编号';
comment on column plan_supervision_history.declared is '汇总申报（不是逐笔记录）';
comment on column plan_supervision_history.origin_batch is '来源批次';
comment on column plan_supervision_history.origin_line is '来源行（批次内连续编号）';
comment on column plan_supervision_history.superseded_at is '被后一版本取代的时刻';
comment on column plan_supervision_history.item_id is '计划事项';
comment on column plan_supervision_history.issued_on is '督办日期';
comment on column plan_supervision_history.document_no is '督办文号';
comment on column plan_supervision_history.demand is '督办要求';
comment on column plan_supervision_history.reply_due_on is '回复期限';
comment on column plan_supervision_history.replied_on is '回复日期';
comment on column plan_supervision_history.reply is '回复内容';
create index plan_supervision_history_recorded_at_idx on plan_supervision_history (county_code, recorded_at);
alter table plan_supervision_history enable row level security;
create policy scope on plan_supervision_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on plan_supervision_history to quanheng_app;

create table work_plan (
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
  kind text not null,
  title text not null,
  document_no text,
  adopted_on date not null,
  unit_code text,
  primary key (county_code, id)
);
comment on table work_plan is '工作计划和方案';
comment on column work_plan.county_code is '局代码';
comment on column work_plan.id is '内部编号（UUIDv7）';
comment on column work_plan.version is '版本，从 1 起';
comment on column work_plan.recorded_at is '本版本入账时刻';
comment on column work_plan.station_code is '管辖所（数据范围）';
comment on column work_plan.void_reason is '作废理由；空为有效';
comment on column work_plan.source_system is '上级系统名称';
comment on column work_plan.external_no is '上级系统编号';
comment on column work_plan.declared is '汇总申报（不是逐笔记录）';
comment on column work_plan.origin_batch is '来源批次';
comment on column work_plan.origin_line is '来源行（批次内连续编号）';
comment on column work_plan.year is '计划年度';
comment on column work_plan.kind is '种类';
comment on column work_plan.title is '名称';
comment on column work_plan.document_no is '印发文号';
comment on column work_plan.adopted_on is '印发日期';
comment on column work_plan.unit_code is '牵头机构';
create unique index work_plan_source_system_external_no_key on work_plan (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index work_plan_year_title_key on work_plan (county_code, year, title) where void_reason is null;
create index work_plan_adopted_on_id_idx on work_plan (county_code, adopted_on, id);
alter table work_plan enable row level security;
create policy scope on work_plan to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on work_plan to quanheng_app;

create table work_plan_history (
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
  kind text not null,
  title text not null,
  document_no text,
  adopted_on date not null,
  unit_code text,
  primary key (county_code, id, version)
);
comment on table work_plan_history is '工作计划和方案（历史版本）';
comment on column work_plan_history.county_code is '局代码';
comment on column work_plan_history.id is '内部编号（UUIDv7）';
comment on column work_plan_history.version is '版本，从 1 起';
comment on column work_plan_history.recorded_at is '本版本入账时刻';
comment on column work_plan_history.station_code is '管辖所（数据范围）';
comment on column work_plan_history.void_reason is '作废理由；空为有效';
comment on column work_plan_history.source_system is '上级系统名称';
comment on column work_plan_history.external_no is '上级系统编号';
comment on column work_plan_history.declared is '汇总申报（不是逐笔记录）';
comment on column work_plan_history.origin_batch is '来源批次';
comment on column work_plan_history.origin_line is '来源行（批次内连续编号）';
comment on column work_plan_history.superseded_at is '被后一版本取代的时刻';
comment on column work_plan_history.year is '计划年度';
comment on column work_plan_history.kind is '种类';
comment on column work_plan_history.title is '名称';
comment on column work_plan_history.document_no is '印发文号';
comment on column work_plan_history.adopted_on is '印发日期';
comment on column work_plan_history.unit_code is '牵头机构';
create index work_plan_history_recorded_at_idx on work_plan_history (county_code, recorded_at);
alter table work_plan_history enable row level security;
create policy scope on work_plan_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on work_plan_history to quanheng_app;
