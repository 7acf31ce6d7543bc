create table assured_target (
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
  target integer not null,
  document_no text,
  primary key (county_code, id)
);
comment on table assured_target is '放心消费创建年度任务';
comment on column assured_target.county_code is '局代码';
comment on column assured_target.id is '内部编号（UUIDv7）';
comment on column assured_target.version is '版本，从 1 起';
comment on column assured_target.recorded_at is '本版本入账时刻';
comment on column assured_target.station_code is '管辖所（数据范围）';
comment on column assured_target.void_reason is '作废理由；空为有效';
comment on column assured_target.source_system is '上级系统名称';
comment on column assured_target.external_no is '上级系统编号';
comment on column assured_target.declared is '汇总申报（不是逐笔记录）';
comment on column assured_target.origin_batch is '来源批次';
comment on column assured_target.origin_line is '来源行（批次内连续编号）';
comment on column assured_target.year is '年度';
comment on column assured_target.kind is '类别';
comment on column assured_target.target is '新增任务数（户）';
comment on column assured_target.document_no is '下达任务的文号';
create unique index assured_target_source_system_external_no_key on assured_target (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index assured_target_year_kind_key on assured_target (county_code, year, kind) where void_reason is null;
alter table assured_target enable row level security;
create policy scope on assured_target to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on assured_target to quanheng_app;

create table assured_target_history (
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
  target integer not null,
  document_no text,
  primary key (county_code, id, version)
);
comment on table assured_target_history is '放心消费创建年度任务（历史版本）';
comment on column assured_target_history.county_code is '局代码';
comment on column assured_target_history.id is '内部编号（UUIDv7）';
comment on column assured_target_history.version is '版本，从 1 起';
comment on column assured_target_history.recorded_at is '本版本入账时刻';
comment on column assured_target_history.station_code is '管辖所（数据范围）';
comment on column assured_target_history.void_reason is '作废理由；空为有效';
comment on column assured_target_history.source_system is '上级系统名称';
comment on column assured_target_history.external_no is '上级系统编号';
comment on column assured_target_history.declared is '汇总申报（不是逐笔记录）';
comment on column assured_target_history.origin_batch is '来源批次';
comment on column assured_target_history.origin_line is '来源行（批次内连续编号）';
comment on column assured_target_history.superseded_at is '被后一版本取代的时刻';
comment on column assured_target_history.year is '年度';
comment on column assured_target_history.kind is '类别';
comment on column assured_target_history.target is '新增任务数（户）';
comment on column assured_target_history.document_no is '下达任务的文号';
create index assured_target_history_recorded_at_idx on assured_target_history (county_code, recorded_at);
alter table assured_target_history enable row level security;
create policy scope on assured_target_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on assured_target_history to quanheng_app;

create table assured_unit (
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
  field text,
  level text not null,
  applied_on date not null,
  reviewed_on date,
  reviewers text,
  review_result text,
  review_opinion text,
  rectify_by date,
  recognised_on date,
  document_no text,
  plate_no text,
  valid_to date,
  withdrawn_on date,
  withdrawal_reason text,
  return_promise text,
  primary key (county_code, id)
);
comment on table assured_unit is '放心消费创建单位';
comment on column assured_unit.county_code is '局代码';
comment on column assured_unit.id is '内部编号（UUIDv7）';
comment on column assured_unit.version is '版本，从 1 起';
comment on column assured_unit.recorded_at is '本版本入账时刻';
comment on column assured_unit.station_code is '管辖所（数据范围）';
comment on column assured_unit.void_reason is '作废理由；空为有效';
comment on column assured_unit.source_system is '上级系统名称';
comment on column assured_unit.external_no is '上级系统编号';
comment on column assured_unit.declared is '汇总申报（不是逐笔记录）';
comment on column assured_unit.origin_batch is '来源批次';
comment on column assured_unit.origin_line is '来源行（批次内连续编号）';
comment on column assured_unit.party_id is '主体';
comment on column assured_unit.kind is '类别';
comment on column assured_unit.field is '具体行业、领域、场所';
comment on column assured_unit.level is '认定层级';
comment on column assured_unit.applied_on is '申报日期';
comment on column assured_unit.reviewed_on is '评审日期';
comment on column assured_unit.reviewers is '评审人员';
comment on column assured_unit.review_result is '评审结果';
comment on column assured_unit.review_opinion is '评审意见';
comment on column assured_unit.rectify_by is '整改期限';
comment on column assured_unit.recognised_on is '认定日期';
comment on column assured_unit.document_no is '认定文号';
comment on column assured_unit.plate_no is '牌匾编号';
comment on column assured_unit.valid_to is '认定有效期至（空为长期）';
comment on column assured_unit.withdrawn_on is '撤销认定日期';
comment on column assured_unit.withdrawal_reason is '撤销认定原因';
comment on column assured_unit.return_promise is '无理由退货承诺（天数、范围）';
create unique index assured_unit_source_system_external_no_key on assured_unit (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index assured_unit_party_id_idx on assured_unit (county_code, party_id);
create index assured_unit_applied_on_id_idx on assured_unit (county_code, applied_on, id);
create index assured_unit_recognised_on_idx on assured_unit (county_code, recognised_on) where recognised_on is not null;
create unique index assured_unit_plate_no_key on assured_unit (county_code, plate_no) where void_reason is null and plate_no is not null;
create index assured_unit_document_no_idx on assured_unit (county_code, document_no) where document_no is not null;
create index assured_unit_open_idx on assured_unit (county_code, applied_on) where recognised_on is null and withdrawn_on is null;
alter table assured_unit enable row level security;
create policy scope on assured_unit to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on assured_unit to quanheng_app;

create table assured_unit_history (
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
  field text,
  level text not null,
  applied_on date not null,
  reviewed_on date,
  reviewers text,
  review_result text,
  review_opinion text,
  rectify_by date,
  recognised_on date,
  document_no text,
  plate_no text,
  valid_to date,
  withdrawn_on date,
  withdrawal_reason text,
  return_promise text,
  primary key (county_code, id, version)
);
comment on table assured_unit_history is '放心消费创建单位（历史版本）';
comment on column assured_unit_history.county_code is '局代码';
comment on column assured_unit_history.id is '内部编号（UUIDv7）';
comment on column assured_unit_history.version is '版本，从 1 起';
comment on column assured_unit_history.recorded_at is '本版本入账时刻';
comment on column assured_unit_history.station_code is '管辖所（数据范围）';
comment on column assured_unit_history.void_reason is '作废理由；空为有效';
comment on column assured_unit_history.source_system is '上级系统名称';
comment on column assured_unit_history.external_no is '上级系统编号';
comment on column assured_unit_history.declared is '汇总申报（不是逐笔记录）';
comment on column assured_unit_history.origin_batch is '来源批次';
comment on column assured_unit_history.origin_line is '来源行（批次内连续编号）';
comment on column assured_unit_history.superseded_at is '被后一版本取代的时刻';
comment on column assured_unit_history.party_id is '主体';
comment on column assured_unit_history.kind is '类别';
comment on column assured_unit_history.field is '具体行业、领域、场所';
comment on column assured_unit_history.level is '认定层级';
comment on column assured_unit_history.applied_on is '申报日期';
comment on column assured_unit_history.reviewed_on is '评审日期';
comment on column assured_unit_history.reviewers is '评审人员';
comment on column assured_unit_history.review_result is '评审结果';
comment on column assured_unit_history.review_opinion is '评审意见';
comment on column assured_unit_history.rectify_by is '整改期限';
comment on column assured_unit_history.recognised_on is '认定日期';
comment on column assured_unit_history.document_no is '认定文号';
comment on column assured_unit_history.plate_no is '牌匾编号';
comment on column assured_unit_history.valid_to is '认定有效期至（空为长期）';
comment on column assured_unit_history.withdrawn_on is '撤销认定日期';
comment on column assured_unit_history.withdrawal_reason is '撤销认定原因';
comment on column assured_unit_history.return_promise is '无理由退货承诺（天数、范围）';
create index assured_unit_history_recorded_at_idx on assured_unit_history (county_code, recorded_at);
alter table assured_unit_history enable row level security;
create policy scope on assured_unit_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on assured_unit_history to quanheng_app;
