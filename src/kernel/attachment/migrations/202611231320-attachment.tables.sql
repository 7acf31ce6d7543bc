create table attachment (
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
  ledger text not null,
  record_id uuid not null,
  name text not null,
  digest text not null,
  kind text not null,
  size bigint not null,
  added_by text not null,
  added_at timestamp(3) with time zone not null,
  primary key (county_code, id)
);
comment on table attachment is '附件：哪条记录附了什么文件';
comment on column attachment.county_code is '局代码';
comment on column attachment.id is '内部编号（UUIDv7）';
comment on column attachment.version is '版本，从 1 起';
comment on column attachment.recorded_at is '本版本入账时刻';
comment on column attachment.station_code is '管辖所（数据范围）';
comment on column attachment.void_reason is '作废理由；空为有效';
comment on column attachment.source_system is '上级系统名称';
comment on column attachment.external_no is '上级系统编号';
comment on column attachment.declared is '汇总申报（不是逐笔记录）';
comment on column attachment.origin_batch is '来源批次';
comment on column attachment.origin_line is '来源行（批次内连续编号）';
comment on column attachment.ledger is '所属账表';
comment on column attachment.record_id is '所属记录';
comment on column attachment.name is '文件名';
comment on column attachment.digest is '内容摘要（SHA-256）';
comment on column attachment.kind is '文件种类（按内容认定）';
comment on column attachment.size is '字节数';
comment on column attachment.added_by is '上传人';
comment on column attachment.added_at is '上传时刻';
create unique index attachment_source_system_external_no_key on attachment (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index attachment_record_id_digest_key on attachment (county_code, record_id, digest) where void_reason is null;
create index attachment_record_id_idx on attachment (county_code, record_id);
alter table attachment enable row level security;
create policy scope on attachment to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on attachment to quanheng_app;

create table attachment_history (
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
  ledger text not null,
  record_id uuid not null,
  name text not null,
  digest text not null,
  kind text not null,
  size bigint not null,
  added_by text not null,
  added_at timestamp(3) with time zone not null,
  primary key (county_code, id, version)
);
comment on table attachment_history is '附件：哪条记录附了什么文件（历史版本）';
comment on column attachment_history.county_code is '局代码';
comment on column attachment_history.id is '内部编号（UUIDv7）';
comment on column attachment_history.version is '版本，从 1 起';
comment on column attachment_history.recorded_at is '本版本入账时刻';
comment on column attachment_history.station_code is '管辖所（数据范围）';
comment on column attachment_history.void_reason is '作废理由；空为有效';
comment on column attachment_history.source_system is '上级系统名称';
comment on column attachment_history.external_no is '上级系统编号';
comment on column attachment_history.declared is '汇总申报（不是逐笔记录）';
comment on column attachment_history.origin_batch is '来源批次';
comment on column attachment_history.origin_line is '来源行（批次内连续编号）';
comment on column attachment_history.superseded_at is '被后一版本取代的时刻';
comment on column attachment_history.ledger is '所属账表';
comment on column attachment_history.record_id is '所属记录';
comment on column attachment_history.name is '文件名';
comment on column attachment_history.digest is '内容摘要（SHA-256）';
comment on column attachment_history.kind is '文件种类（按内容认定）';
comment on column attachment_history.size is '字节数';
comment on column attachment_history.added_by is '上传人';
comment on column attachment_history.added_at is '上传时刻';
create index attachment_history_recorded_at_idx on attachment_history (county_code, recorded_at);
alter table attachment_history enable row level security;
create policy scope on attachment_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on attachment_history to quanheng_app;

create table stored_file (
  county_code text not null,
  digest text not null,
  scan text not null,
  scanned_at timestamp(3) with time zone,
  found text,
  at timestamp(3) with time zone not null,
  primary key (county_code, digest)
);
comment on table stored_file is '文件内容：同样的内容只存一份';
comment on column stored_file.county_code is '局代码';
comment on column stored_file.digest is '内容摘要（SHA-256）';
comment on column stored_file.scan is '查毒结果';
comment on column stored_file.scanned_at is '查毒时刻';
comment on column stored_file.found is '发现的病毒';
comment on column stored_file.at is '第一次收到的时刻';
alter table stored_file enable row level security;
create policy scope on stored_file to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update on stored_file to quanheng_app;

