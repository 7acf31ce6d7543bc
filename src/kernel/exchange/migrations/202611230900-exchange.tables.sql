create table import_batch (
  county_code text not null,
  id uuid not null,
  layout text,
  state text not null,
  full_export boolean not null,
  files jsonb not null,
  counts jsonb not null,
  messages jsonb not null,
  labels jsonb not null,
  actor text not null,
  started_at timestamp(3) with time zone not null,
  finished_at timestamp(3) with time zone,
  primary key (county_code, id)
);
comment on table import_batch is '导入批次：一次拆分导出的几个文件为一批';
comment on column import_batch.county_code is '局代码';
comment on column import_batch.id is '批次编号';
comment on column import_batch.layout is '表格种类';
comment on column import_batch.state is '状态';
comment on column import_batch.full_export is '完整导出（可查缺失）';
comment on column import_batch.files is '文件';
comment on column import_batch.counts is '行数';
comment on column import_batch.messages is '提示';
comment on column import_batch.labels is '文件的列名';
comment on column import_batch.actor is '导入人';
comment on column import_batch.started_at is '开始时刻';
comment on column import_batch.finished_at is '结束时刻';
create index import_batch_started_at_idx on import_batch (county_code, started_at);
alter table import_batch enable row level security;
create policy scope on import_batch to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update on import_batch to quanheng_app;

create table import_column (
  county_code text not null,
  layout text not null,
  label text not null,
  field text not null,
  primary key (county_code, layout, label)
);
comment on table import_column is '列名记忆：某种表格的某个列名对应哪个字段';
comment on column import_column.county_code is '局代码';
comment on column import_column.layout is '表格种类';
comment on column import_column.label is '列名';
comment on column import_column.field is '字段';
alter table import_column enable row level security;
create policy scope on import_column to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update, delete on import_column to quanheng_app;

create table import_missing (
  county_code text not null,
  batch_id uuid not null,
  record_id uuid not null,
  description text not null,
  decision text,
  primary key (county_code, batch_id, record_id)
);
comment on table import_missing is '完整导出中缺失的记录';
comment on column import_missing.county_code is '局代码';
comment on column import_missing.batch_id is '批次';
comment on column import_missing.record_id is '记录';
comment on column import_missing.description is '是哪一条';
comment on column import_missing.decision is '处理：confirmed 确认、kept 保留';
alter table import_missing enable row level security;
create policy scope on import_missing to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update on import_missing to quanheng_app;

create table import_remark (
  county_code text not null,
  batch_id uuid not null,
  line integer not null,
  refused boolean not null,
  reason text not null,
  cells jsonb,
  primary key (county_code, batch_id, line, refused)
);
comment on table import_remark is '导入退回行与提示行';
comment on column import_remark.county_code is '局代码';
comment on column import_remark.batch_id is '批次';
comment on column import_remark.line is '批次内行号';
comment on column import_remark.refused is '退回';
comment on column import_remark.reason is '理由';
comment on column import_remark.cells is '原样单元格';
alter table import_remark enable row level security;
create policy scope on import_remark to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, delete on import_remark to quanheng_app;
