create table brand_guidance (
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
  brand text not null,
  trade text not null,
  product text,
  guided_on date not null,
  guided_by text not null,
  applied_on date,
  tested_on date,
  audited_on date,
  certified_on date,
  certificate_no text,
  valid_to date,
  ended_on date,
  end_reason text,
  primary key (county_code, id)
);
comment on table brand_guidance is '区域品牌认证引导';
comment on column brand_guidance.county_code is '局代码';
comment on column brand_guidance.id is '内部编号（UUIDv7）';
comment on column brand_guidance.version is '版本，从 1 起';
comment on column brand_guidance.recorded_at is '本版本入账时刻';
comment on column brand_guidance.station_code is '管辖所（数据范围）';
comment on column brand_guidance.void_reason is '作废理由；空为有效';
comment on column brand_guidance.source_system is '上级系统名称';
comment on column brand_guidance.external_no is '上级系统编号';
comment on column brand_guidance.declared is '汇总申报（不是逐笔记录）';
comment on column brand_guidance.origin_batch is '来源批次';
comment on column brand_guidance.origin_line is '来源行（批次内连续编号）';
comment on column brand_guidance.party_id is '企业';
comment on column brand_guidance.brand is '品牌名称';
comment on column brand_guidance.trade is '行业';
comment on column brand_guidance.product is '产品';
comment on column brand_guidance.guided_on is '引导日期';
comment on column brand_guidance.guided_by is '引导人';
comment on column brand_guidance.applied_on is '申请日期';
comment on column brand_guidance.tested_on is '检测日期';
comment on column brand_guidance.audited_on is '现场审核日期';
comment on column brand_guidance.certified_on is '获证日期';
comment on column brand_guidance.certificate_no is '证书编号';
comment on column brand_guidance.valid_to is '证书有效期至';
comment on column brand_guidance.ended_on is '终止日期';
comment on column brand_guidance.end_reason is '终止原因';
create unique index brand_guidance_source_system_external_no_key on brand_guidance (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index brand_guidance_party_id_brand_guided_on_key on brand_guidance (county_code, party_id, brand, guided_on) where void_reason is null;
create index brand_guidance_guided_on_id_idx on brand_guidance (county_code, guided_on, id);
create index brand_guidance_certificate_no_idx on brand_guidance (county_code, certificate_no) where certificate_no is not null;
alter table brand_guidance enable row level security;
create policy scope on brand_guidance to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on brand_guidance to quanheng_app;

create table brand_guidance_history (
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
  brand text not null,
  trade text not null,
  product text,
  guided_on date not null,
  guided_by text not null,
  applied_on date,
  tested_on date,
  audited_on date,
  certified_on date,
  certificate_no text,
  valid_to date,
  ended_on date,
  end_reason text,
  primary key (county_code, id, version)
);
comment on table brand_guidance_history is '区域品牌认证引导（历史版本）';
comment on column brand_guidance_history.county_code is '局代码';
comment on column brand_guidance_history.id is '内部编号（UUIDv7）';
comment on column brand_guidance_history.version is '版本，从 1 起';
comment on column brand_guidance_history.recorded_at is '本版本入账时刻';
comment on column brand_guidance_history.station_code is '管辖所（数据范围）';
comment on column brand_guidance_history.void_reason is '作废理由；空为有效';
comment on column brand_guidance_history.source_system is '上级系统名称';
comment on column brand_guidance_history.external_no is '上级系统编号';
comment on column brand_guidance_history.declared is '汇总申报（不是逐笔记录）';
comment on column brand_guidance_history.origin_batch is '来源批次';
comment on column brand_guidance_history.origin_line is '来源行（批次内连续编号）';
comment on column brand_guidance_history.superseded_at is '被后一版本取代的时刻';
comment on column brand_guidance_history.party_id is '企业';
comment on column brand_guidance_history.brand is '品牌名称';
comment on column brand_guidance_history.trade is '行业';
comment on column brand_guidance_history.product is '产品';
comment on column brand_guidance_history.guided_on is '引导日期';
comment on column brand_guidance_history.guided_by is '引导人';
comment on column brand_guidance_history.applied_on is '申请日期';
comment on column brand_guidance_history.tested_on is '检测日期';
comment on column brand_guidance_history.audited_on is '现场审核日期';
comment on column brand_guidance_history.certified_on is '获证日期';
comment on column brand_guidance_history.certificate_no is '证书编号';
comment on column brand_guidance_history.valid_to is '证书有效期至';
comment on column brand_guidance_history.ended_on is '终止日期';
comment on column brand_guidance_history.end_reason is '终止原因';
create index brand_guidance_history_recorded_at_idx on brand_guidance_history (county_code, recorded_at);
alter table brand_guidance_history enable row level security;
create policy scope on brand_guidance_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on brand_guidance_history to quanheng_app;

create table quality_award (
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
  edition integer not null,
  rule_version text not null,
  party_id uuid not null,
  applied_on date not null,
  scored_on date,
  document_score numeric(20,6),
  site_score numeric(20,6),
  reviewers text,
  noticed_on date,
  objection text,
  decided_on date,
  document_no text,
  awarded text,
  primary key (county_code, id)
);
comment on table quality_award is '县长质量奖申报和评定';
comment on column quality_award.county_code is '局代码';
comment on column quality_award.id is '内部编号（UUIDv7）';
comment on column quality_award.version is '版本，从 1 起';
comment on column quality_award.recorded_at is '本版本入账时刻';
comment on column quality_award.station_code is '管辖所（数据范围）';
comment on column quality_award.void_reason is '作废理由；空为有效';
comment on column quality_award.source_system is '上级系统名称';
comment on column quality_award.external_no is '上级系统编号';
comment on column quality_award.declared is '汇总申报（不是逐笔记录）';
comment on column quality_award.origin_batch is '来源批次';
comment on column quality_award.origin_line is '来源行（批次内连续编号）';
comment on column quality_award.edition is '评定年度';
comment on column quality_award.rule_version is '评定管理办法版本';
comment on column quality_award.party_id is '申报单位';
comment on column quality_award.applied_on is '申报日期';
comment on column quality_award.scored_on is '评分日期';
comment on column quality_award.document_score is '材料评分';
comment on column quality_award.site_score is '现场评分';
comment on column quality_award.reviewers is '评审人员';
comment on column quality_award.noticed_on is '公示日期';
comment on column quality_award.objection is '公示期间的异议和处理';
comment on column quality_award.decided_on is '决定日期';
comment on column quality_award.document_no is '决定文号';
comment on column quality_award.awarded is '是否授奖';
create unique index quality_award_source_system_external_no_key on quality_award (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index quality_award_edition_party_id_key on quality_award (county_code, edition, party_id) where void_reason is null;
create index quality_award_party_id_idx on quality_award (county_code, party_id);
create index quality_award_applied_on_id_idx on quality_award (county_code, applied_on, id);
alter table quality_award enable row level security;
create policy scope on quality_award to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on quality_award to quanheng_app;

create table quality_award_history (
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
  edition integer not null,
  rule_version text not null,
  party_id uuid not null,
  applied_on date not null,
  scored_on date,
  document_score numeric(20,6),
  site_score numeric(20,6),
  reviewers text,
  noticed_on date,
  objection text,
  decided_on date,
  document_no text,
  awarded text,
  primary key (county_code, id, version)
);
comment on table quality_award_history is '县长质量奖申报和评定（历史版本）';
comment on column quality_award_history.county_code is '局代码';
comment on column quality_award_history.id is '内部编号（UUIDv7）';
comment on column quality_award_history.version is '版本，从 1 起';
comment on column quality_award_history.recorded_at is '本版本入账时刻';
comment on column quality_award_history.station_code is '管辖所（数据范围）';
comment on column quality_award_history.void_reason is '作废理由；空为有效';
comment on column quality_award_history.source_system is '上级系统名称';
comment on column quality_award_history.external_no is '上级系统编号';
comment on column quality_award_history.declared is '汇总申报（不是逐笔记录）';
comment on column quality_award_history.origin_batch is '来源批次';
comment on column quality_award_history.origin_line is '来源行（批次内连续编号）';
comment on column quality_award_history.superseded_at is '被后一版本取代的时刻';
comment on column quality_award_history.edition is '评定年度';
comment on column quality_award_history.rule_version is '评定管理办法版本';
comment on column quality_award_history.party_id is '申报单位';
comment on column quality_award_history.applied_on is '申报日期';
comment on column quality_award_history.scored_on is '评分日期';
comment on column quality_award_history.document_score is '材料评分';
comment on column quality_award_history.site_score is '现场评分';
comment on column quality_award_history.reviewers is '评审人员';
comment on column quality_award_history.noticed_on is '公示日期';
comment on column quality_award_history.objection is '公示期间的异议和处理';
comment on column quality_award_history.decided_on is '决定日期';
comment on column quality_award_history.document_no is '决定文号';
comment on column quality_award_history.awarded is '是否授奖';
create index quality_award_history_recorded_at_idx on quality_award_history (county_code, recorded_at);
alter table quality_award_history enable row level security;
create policy scope on quality_award_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on quality_award_history to quanheng_app;
