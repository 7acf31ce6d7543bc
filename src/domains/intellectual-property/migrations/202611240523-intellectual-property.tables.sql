create table gi_mark (
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
  kind text not null,
  product text not null,
  holder text not null,
  area text,
  prepared_on date not null,
  filed_on date,
  application_no text,
  published_on date,
  registered_on date,
  registration_no text,
  refused_on date,
  primary key (county_code, id)
);
comment on table gi_mark is '地理标志商标申报';
comment on column gi_mark.county_code is '局代码';
comment on column gi_mark.id is '内部编号（UUIDv7）';
comment on column gi_mark.version is '版本，从 1 起';
comment on column gi_mark.recorded_at is '本版本入账时刻';
comment on column gi_mark.station_code is '管辖所（数据范围）';
comment on column gi_mark.void_reason is '作废理由；空为有效';
comment on column gi_mark.source_system is '上级系统名称';
comment on column gi_mark.external_no is '上级系统编号';
comment on column gi_mark.declared is '汇总申报（不是逐笔记录）';
comment on column gi_mark.origin_batch is '来源批次';
comment on column gi_mark.origin_line is '来源行（批次内连续编号）';
comment on column gi_mark.name is '商标名称';
comment on column gi_mark.kind is '种类';
comment on column gi_mark.product is '产品';
comment on column gi_mark.holder is '申请人';
comment on column gi_mark.area is '产地范围';
comment on column gi_mark.prepared_on is '启动日期';
comment on column gi_mark.filed_on is '申报日期';
comment on column gi_mark.application_no is '申请号';
comment on column gi_mark.published_on is '初步审定公告日期';
comment on column gi_mark.registered_on is '核准注册日期';
comment on column gi_mark.registration_no is '注册号';
comment on column gi_mark.refused_on is '驳回日期';
create unique index gi_mark_source_system_external_no_key on gi_mark (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index gi_mark_name_product_key on gi_mark (county_code, name, product) where void_reason is null;
create index gi_mark_prepared_on_id_idx on gi_mark (county_code, prepared_on, id);
create index gi_mark_application_no_idx on gi_mark (county_code, application_no) where application_no is not null;
alter table gi_mark enable row level security;
create policy scope on gi_mark to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on gi_mark to quanheng_app;

create table gi_mark_history (
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
  kind text not null,
  product text not null,
  holder text not null,
  area text,
  prepared_on date not null,
  filed_on date,
  application_no text,
  published_on date,
  registered_on date,
  registration_no text,
  refused_on date,
  primary key (county_code, id, version)
);
comment on table gi_mark_history is '地理标志商标申报（历史版本）';
comment on column gi_mark_history.county_code is '局代码';
comment on column gi_mark_history.id is '内部编号（UUIDv7）';
comment on column gi_mark_history.version is '版本，从 1 起';
comment on column gi_mark_history.recorded_at is '本版本入账时刻';
comment on column gi_mark_history.station_code is '管辖所（数据范围）';
comment on column gi_mark_history.void_reason is '作废理由；空为有效';
comment on column gi_mark_history.source_system is '上级系统名称';
comment on column gi_mark_history.external_no is '上级系统编号';
comment on column gi_mark_history.declared is '汇总申报（不是逐笔记录）';
comment on column gi_mark_history.origin_batch is '来源批次';
comment on column gi_mark_history.origin_line is '来源行（批次内连续编号）';
comment on column gi_mark_history.superseded_at is '被后一版本取代的时刻';
comment on column gi_mark_history.name is '商标名称';
comment on column gi_mark_history.kind is '种类';
comment on column gi_mark_history.product is '产品';
comment on column gi_mark_history.holder is '申请人';
comment on column gi_mark_history.area is '产地范围';
comment on column gi_mark_history.prepared_on is '启动日期';
comment on column gi_mark_history.filed_on is '申报日期';
comment on column gi_mark_history.application_no is '申请号';
comment on column gi_mark_history.published_on is '初步审定公告日期';
comment on column gi_mark_history.registered_on is '核准注册日期';
comment on column gi_mark_history.registration_no is '注册号';
comment on column gi_mark_history.refused_on is '驳回日期';
create index gi_mark_history_recorded_at_idx on gi_mark_history (county_code, recorded_at);
alter table gi_mark_history enable row level security;
create policy scope on gi_mark_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on gi_mark_history to quanheng_app;

create table gi_mark_user (
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
  party_id uuid,
  user_name text not null,
  product text not null,
  guided_on date not null,
  guided_by text not null,
  applied_on date,
  approved_on date,
  using_on date,
  stopped_on date,
  note text,
  primary key (county_code, id)
);
comment on table gi_mark_user is '地理标志专用标志使用人';
comment on column gi_mark_user.county_code is '局代码';
comment on column gi_mark_user.id is '内部编号（UUIDv7）';
comment on column gi_mark_user.version is '版本，从 1 起';
comment on column gi_mark_user.recorded_at is '本版本入账时刻';
comment on column gi_mark_user.station_code is '管辖所（数据范围）';
comment on column gi_mark_user.void_reason is '作废理由；空为有效';
comment on column gi_mark_user.source_system is '上级系统名称';
comment on column gi_mark_user.external_no is '上级系统编号';
comment on column gi_mark_user.declared is '汇总申报（不是逐笔记录）';
comment on column gi_mark_user.origin_batch is '来源批次';
comment on column gi_mark_user.origin_line is '来源行（批次内连续编号）';
comment on column gi_mark_user.party_id is '主体（登记册里有的）';
comment on column gi_mark_user.user_name is '使用人名称';
comment on column gi_mark_user.product is '产品';
comment on column gi_mark_user.guided_on is '指导日期';
comment on column gi_mark_user.guided_by is '指导人';
comment on column gi_mark_user.applied_on is '申请日期';
comment on column gi_mark_user.approved_on is '核准公告日期';
comment on column gi_mark_user.using_on is '开始使用日期';
comment on column gi_mark_user.stopped_on is '停用日期';
comment on column gi_mark_user.note is '指导内容';
create unique index gi_mark_user_source_system_external_no_key on gi_mark_user (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index gi_mark_user_user_name_product_key on gi_mark_user (county_code, user_name, product) where void_reason is null;
create index gi_mark_user_guided_on_id_idx on gi_mark_user (county_code, guided_on, id);
create index gi_mark_user_party_id_idx on gi_mark_user (county_code, party_id) where party_id is not null;
alter table gi_mark_user enable row level security;
create policy scope on gi_mark_user to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on gi_mark_user to quanheng_app;

create table gi_mark_user_history (
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
  party_id uuid,
  user_name text not null,
  product text not null,
  guided_on date not null,
  guided_by text not null,
  applied_on date,
  approved_on date,
  using_on date,
  stopped_on date,
  note text,
  primary key (county_code, id, version)
);
comment on table gi_mark_user_history is '地理标志专用标志使用人（历史版本）';
comment on column gi_mark_user_history.county_code is '局代码';
comment on column gi_mark_user_history.id is '内部编号（UUIDv7）';
comment on column gi_mark_user_history.version is '版本，从 1 起';
comment on column gi_mark_user_history.recorded_at is '本版本入账时刻';
comment on column gi_mark_user_history.station_code is '管辖所（数据范围）';
comment on column gi_mark_user_history.void_reason is '作废理由；空为有效';
comment on column gi_mark_user_history.source_system is '上级系统名称';
comment on column gi_mark_user_history.external_no is '上级系统编号';
comment on column gi_mark_user_history.declared is '汇总申报（不是逐笔记录）';
comment on column gi_mark_user_history.origin_batch is '来源批次';
comment on column gi_mark_user_history.origin_line is '来源行（批次内连续编号）';
comment on column gi_mark_user_history.superseded_at is '被后一版本取代的时刻';
comment on column gi_mark_user_history.party_id is '主体（登记册里有的）';
comment on column gi_mark_user_history.user_name is '使用人名称';
comment on column gi_mark_user_history.product is '产品';
comment on column gi_mark_user_history.guided_on is '指导日期';
comment on column gi_mark_user_history.guided_by is '指导人';
comment on column gi_mark_user_history.applied_on is '申请日期';
comment on column gi_mark_user_history.approved_on is '核准公告日期';
comment on column gi_mark_user_history.using_on is '开始使用日期';
comment on column gi_mark_user_history.stopped_on is '停用日期';
comment on column gi_mark_user_history.note is '指导内容';
create index gi_mark_user_history_recorded_at_idx on gi_mark_user_history (county_code, recorded_at);
alter table gi_mark_user_history enable row level security;
create policy scope on gi_mark_user_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on gi_mark_user_history to quanheng_app;

create table patent_reward (
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
  batch_id uuid not null,
  patent_no text not null,
  kind text not null,
  title text not null,
  party_id uuid,
  owner_name text not null,
  granted_on date not null,
  declared_on date not null,
  amount_fen bigint,
  paid_on date,
  refused_reason text,
  primary key (county_code, id)
);
comment on table patent_reward is '专利奖励申报';
comment on column patent_reward.county_code is '局代码';
comment on column patent_reward.id is '内部编号（UUIDv7）';
comment on column patent_reward.version is '版本，从 1 起';
comment on column patent_reward.recorded_at is '本版本入账时刻';
comment on column patent_reward.station_code is '管辖所（数据范围）';
comment on column patent_reward.void_reason is '作废理由；空为有效';
comment on column patent_reward.source_system is '上级系统名称';
comment on column patent_reward.external_no is '上级系统编号';
comment on column patent_reward.declared is '汇总申报（不是逐笔记录）';
comment on column patent_reward.origin_batch is '来源批次';
comment on column patent_reward.origin_line is '来源行（批次内连续编号）';
comment on column patent_reward.batch_id is '批次';
comment on column patent_reward.patent_no is '专利号';
comment on column patent_reward.kind is '专利种类';
comment on column patent_reward.title is '专利名称';
comment on column patent_reward.party_id is '专利权人（登记册里有的）';
comment on column patent_reward.owner_name is '专利权人';
comment on column patent_reward.granted_on is '授权日期';
comment on column patent_reward.declared_on is '申报日期';
comment on column patent_reward.amount_fen is '奖励金额（分）';
comment on column patent_reward.paid_on is '发放日期';
comment on column patent_reward.refused_reason is '不予奖励理由';
create unique index patent_reward_source_system_external_no_key on patent_reward (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index patent_reward_patent_no_key on patent_reward (county_code, patent_no) where void_reason is null;
create index patent_reward_batch_id_idx on patent_reward (county_code, batch_id);
create index patent_reward_declared_on_id_idx on patent_reward (county_code, declared_on, id);
create index patent_reward_party_id_idx on patent_reward (county_code, party_id) where party_id is not null;
alter table patent_reward enable row level security;
create policy scope on patent_reward to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on patent_reward to quanheng_app;

create table patent_reward_batch (
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
  half text not null,
  opened_on date not null,
  document_no text,
  closed_on date,
  primary key (county_code, id)
);
comment on table patent_reward_batch is '专利奖励申报批次';
comment on column patent_reward_batch.county_code is '局代码';
comment on column patent_reward_batch.id is '内部编号（UUIDv7）';
comment on column patent_reward_batch.version is '版本，从 1 起';
comment on column patent_reward_batch.recorded_at is '本版本入账时刻';
comment on column patent_reward_batch.station_code is '管辖所（数据范围）';
comment on column patent_reward_batch.void_reason is '作废理由；空为有效';
comment on column patent_reward_batch.source_system is '上级系统名称';
comment on column patent_reward_batch.external_no is '上级系统编号';
comment on column patent_reward_batch.declared is '汇总申报（不是逐笔记录）';
comment on column patent_reward_batch.origin_batch is '来源批次';
comment on column patent_reward_batch.origin_line is '来源行（批次内连续编号）';
comment on column patent_reward_batch.year is '年度';
comment on column patent_reward_batch.half is '半年';
comment on column patent_reward_batch.opened_on is '开始申报日期';
comment on column patent_reward_batch.document_no is '通知文号';
comment on column patent_reward_batch.closed_on is '申报完成日期';
create unique index patent_reward_batch_source_system_external_no_key on patent_reward_batch (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index patent_reward_batch_year_half_key on patent_reward_batch (county_code, year, half) where void_reason is null;
create index patent_reward_batch_opened_on_id_idx on patent_reward_batch (county_code, opened_on, id);
alter table patent_reward_batch enable row level security;
create policy scope on patent_reward_batch to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on patent_reward_batch to quanheng_app;

create table patent_reward_batch_history (
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
  half text not null,
  opened_on date not null,
  document_no text,
  closed_on date,
  primary key (county_code, id, version)
);
comment on table patent_reward_batch_history is '专利奖励申报批次（历史版本）';
comment on column patent_reward_batch_history.county_code is '局代码';
comment on column patent_reward_batch_history.id is '内部编号（UUIDv7）';
comment on column patent_reward_batch_history.version is '版本，从 1 起';
comment on column patent_reward_batch_history.recorded_at is '本版本入账时刻';
comment on column patent_reward_batch_history.station_code is '管辖所（数据范围）';
comment on column patent_reward_batch_history.void_reason is '作废理由；空为有效';
comment on column patent_reward_batch_history.source_system is '上级系统名称';
comment on column patent_reward_batch_history.external_no is '上级系统编号';
comment on column patent_reward_batch_history.declared is '汇总申报（不是逐笔记录）';
comment on column patent_reward_batch_history.origin_batch is '来源批次';
comment on column patent_reward_batch_history.origin_line is '来源行（批次内连续编号）';
comment on column patent_reward_batch_history.superseded_at is '被后一版本取代的时刻';
comment on column patent_reward_batch_history.year is '年度';
comment on column patent_reward_batch_history.half is '半年';
comment on column patent_reward_batch_history.opened_on is '开始申报日期';
comment on column patent_reward_batch_history.document_no is '通知文号';
comment on column patent_reward_batch_history.closed_on is '申报完成日期';
create index patent_reward_batch_history_recorded_at_idx on patent_reward_batch_history (county_code, recorded_at);
alter table patent_reward_batch_history enable row level security;
create policy scope on patent_reward_batch_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on patent_reward_batch_history to quanheng_app;

create table patent_reward_history (
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
  batch_id uuid not null,
  patent_no text not null,
  kind text not null,
  title text not null,
  party_id uuid,
  owner_name text not null,
  granted_on date not null,
  declared_on date not null,
  amount_fen bigint,
  paid_on date,
  refused_reason text,
  primary key (county_code, id, version)
);
comment on table patent_reward_history is '专利奖励申报（历史版本）';
comment on column patent_reward_history.county_code is '局代码';
comment on column patent_reward_history.id is '内部编号（UUIDv7）';
comment on column patent_reward_history.version is '版本，从 1 起';
comment on column patent_reward_history.recorded_at is '本版本入账时刻';
comment on column patent_reward_history.station_code is '管辖所（数据范围）';
comment on column patent_reward_history.void_reason is '作废理由；空为有效';
comment on column patent_reward_history.source_system is '上级系统名称';
comment on column patent_reward_history.external_no is '上级系统编号';
comment on column patent_reward_history.declared is '汇总申报（不是逐笔记录）';
comment on column patent_reward_history.origin_batch is '来源批次';
comment on column patent_reward_history.origin_line is '来源行（批次内连续编号）';
comment on column patent_reward_history.superseded_at is '被后一版本取代的时刻';
comment on column patent_reward_history.batch_id is '批次';
comment on column patent_reward_history.patent_no is '专利号';
comment on column patent_reward_history.kind is '专利种类';
comment on column patent_reward_history.title is '专利名称';
comment on column patent_reward_history.party_id is '专利权人（登记册里有的）';
comment on column patent_reward_history.owner_name is '专利权人';
comment on column patent_reward_history.granted_on is '授权日期';
comment on column patent_reward_history.declared_on is '申报日期';
comment on column patent_reward_history.amount_fen is '奖励金额（分）';
comment on column patent_reward_history.paid_on is '发放日期';
comment on column patent_reward_history.refused_reason is '不予奖励理由';
create index patent_reward_history_recorded_at_idx on patent_reward_history (county_code, recorded_at);
alter table patent_reward_history enable row level security;
create policy scope on patent_reward_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on patent_reward_history to quanheng_app;
