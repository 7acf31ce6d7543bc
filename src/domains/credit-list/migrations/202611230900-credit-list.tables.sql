create table abnormal_listing (
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
  reason text not null,
  report_year integer,
  facts text,
  proposed_on date,
  proposed_by text,
  reviewed_on date,
  reviewed_by text,
  approved_by text,
  batch_no text,
  decision_no text,
  listed_on date not null,
  published_on date,
  objection_on date,
  objection_result text,
  removal_applied_on date,
  removed_on date,
  removal_reason text,
  removal_decision_no text,
  corrected_on date,
  correction_basis text,
  primary key (county_code, id)
);
comment on table abnormal_listing is '经营异常名录（异常状态标记）';
comment on column abnormal_listing.county_code is '局代码';
comment on column abnormal_listing.id is '内部编号（UUIDv7）';
comment on column abnormal_listing.version is '版本，从 1 起';
comment on column abnormal_listing.recorded_at is '本版本入账时刻';
comment on column abnormal_listing.station_code is '管辖所（数据范围）';
comment on column abnormal_listing.void_reason is '作废理由；空为有效';
comment on column abnormal_listing.source_system is '上级系统名称';
comment on column abnormal_listing.external_no is '上级系统编号';
comment on column abnormal_listing.declared is '汇总申报（不是逐笔记录）';
comment on column abnormal_listing.origin_batch is '来源批次';
comment on column abnormal_listing.origin_line is '来源行（批次内连续编号）';
comment on column abnormal_listing.party_id is '主体';
comment on column abnormal_listing.kind is '方式';
comment on column abnormal_listing.reason is '列入原因';
comment on column abnormal_listing.report_year is '未报的报告年度';
comment on column abnormal_listing.facts is '事实';
comment on column abnormal_listing.proposed_on is '提出日期';
comment on column abnormal_listing.proposed_by is '提出人';
comment on column abnormal_listing.reviewed_on is '初审日期';
comment on column abnormal_listing.reviewed_by is '初审人';
comment on column abnormal_listing.approved_by is '批准人';
comment on column abnormal_listing.batch_no is '批量列入编号';
comment on column abnormal_listing.decision_no is '列入决定书文号';
comment on column abnormal_listing.listed_on is '列入日期';
comment on column abnormal_listing.published_on is '公示日期';
comment on column abnormal_listing.objection_on is '异议提出日期';
comment on column abnormal_listing.objection_result is '异议处理结果';
comment on column abnormal_listing.removal_applied_on is '申请移出日期';
comment on column abnormal_listing.removed_on is '移出日期';
comment on column abnormal_listing.removal_reason is '移出原因';
comment on column abnormal_listing.removal_decision_no is '移出决定书文号';
comment on column abnormal_listing.corrected_on is '撤销列入日期';
comment on column abnormal_listing.correction_basis is '撤销列入依据';
create unique index abnormal_listing_source_system_external_no_key on abnormal_listing (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index abnormal_listing_party_id_idx on abnormal_listing (county_code, party_id);
create index abnormal_listing_listed_on_idx on abnormal_listing (county_code, listed_on);
create index abnormal_listing_decision_no_idx on abnormal_listing (county_code, decision_no);
create index abnormal_listing_removed_on_idx on abnormal_listing (county_code, removed_on);
alter table abnormal_listing enable row level security;
create policy scope on abnormal_listing to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on abnormal_listing to quanheng_app;

create table abnormal_listing_history (
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
  reason text not null,
  report_year integer,
  facts text,
  proposed_on date,
  proposed_by text,
  reviewed_on date,
  reviewed_by text,
  approved_by text,
  batch_no text,
  decision_no text,
  listed_on date not null,
  published_on date,
  objection_on date,
  objection_result text,
  removal_applied_on date,
  removed_on date,
  removal_reason text,
  removal_decision_no text,
  corrected_on date,
  correction_basis text,
  primary key (county_code, id, version)
);
comment on table abnormal_listing_history is '经营异常名录（异常状态标记）（历史版本）';
comment on column abnormal_listing_history.county_code is '局代码';
comment on column abnormal_listing_history.id is '内部编号（UUIDv7）';
comment on column abnormal_listing_history.version is '版本，从 1 起';
comment on column abnormal_listing_history.recorded_at is '本版本入账时刻';
comment on column abnormal_listing_history.station_code is '管辖所（数据范围）';
comment on column abnormal_listing_history.void_reason is '作废理由；空为有效';
comment on column abnormal_listing_history.source_system is '上级系统名称';
comment on column abnormal_listing_history.external_no is '上级系统编号';
comment on column abnormal_listing_history.declared is '汇总申报（不是逐笔记录）';
comment on column abnormal_listing_history.origin_batch is '来源批次';
comment on column abnormal_listing_history.origin_line is '来源行（批次内连续编号）';
comment on column abnormal_listing_history.superseded_at is '被后一版本取代的时刻';
comment on column abnormal_listing_history.party_id is '主体';
comment on column abnormal_listing_history.kind is '方式';
comment on column abnormal_listing_history.reason is '列入原因';
comment on column abnormal_listing_history.report_year is '未报的报告年度';
comment on column abnormal_listing_history.facts is '事实';
comment on column abnormal_listing_history.proposed_on is '提出日期';
comment on column abnormal_listing_history.proposed_by is '提出人';
comment on column abnormal_listing_history.reviewed_on is '初审日期';
comment on column abnormal_listing_history.reviewed_by is '初审人';
comment on column abnormal_listing_history.approved_by is '批准人';
comment on column abnormal_listing_history.batch_no is '批量列入编号';
comment on column abnormal_listing_history.decision_no is '列入决定书文号';
comment on column abnormal_listing_history.listed_on is '列入日期';
comment on column abnormal_listing_history.published_on is '公示日期';
comment on column abnormal_listing_history.objection_on is '异议提出日期';
comment on column abnormal_listing_history.objection_result is '异议处理结果';
comment on column abnormal_listing_history.removal_applied_on is '申请移出日期';
comment on column abnormal_listing_history.removed_on is '移出日期';
comment on column abnormal_listing_history.removal_reason is '移出原因';
comment on column abnormal_listing_history.removal_decision_no is '移出决定书文号';
comment on column abnormal_listing_history.corrected_on is '撤销列入日期';
comment on column abnormal_listing_history.correction_basis is '撤销列入依据';
create index abnormal_listing_history_recorded_at_idx on abnormal_listing_history (county_code, recorded_at);
alter table abnormal_listing_history enable row level security;
create policy scope on abnormal_listing_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on abnormal_listing_history to quanheng_app;

create table address_letter (
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
  listing_id uuid,
  sent_on date not null,
  address text not null,
  tracking_no text,
  result text,
  returned_on date,
  primary key (county_code, id)
);
comment on table address_letter is '住所（经营场所）核查信函';
comment on column address_letter.county_code is '局代码';
comment on column address_letter.id is '内部编号（UUIDv7）';
comment on column address_letter.version is '版本，从 1 起';
comment on column address_letter.recorded_at is '本版本入账时刻';
comment on column address_letter.station_code is '管辖所（数据范围）';
comment on column address_letter.void_reason is '作废理由；空为有效';
comment on column address_letter.source_system is '上级系统名称';
comment on column address_letter.external_no is '上级系统编号';
comment on column address_letter.declared is '汇总申报（不是逐笔记录）';
comment on column address_letter.origin_batch is '来源批次';
comment on column address_letter.origin_line is '来源行（批次内连续编号）';
comment on column address_letter.party_id is '主体';
comment on column address_letter.listing_id is '经营异常名录';
comment on column address_letter.sent_on is '寄出日期';
comment on column address_letter.address is '地址';
comment on column address_letter.tracking_no is '邮件编号';
comment on column address_letter.result is '投递结果';
comment on column address_letter.returned_on is '退回日期';
create unique index address_letter_source_system_external_no_key on address_letter (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index address_letter_party_id_idx on address_letter (county_code, party_id);
alter table address_letter enable row level security;
create policy scope on address_letter to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on address_letter to quanheng_app;

create table address_letter_history (
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
  listing_id uuid,
  sent_on date not null,
  address text not null,
  tracking_no text,
  result text,
  returned_on date,
  primary key (county_code, id, version)
);
comment on table address_letter_history is '住所（经营场所）核查信函（历史版本）';
comment on column address_letter_history.county_code is '局代码';
comment on column address_letter_history.id is '内部编号（UUIDv7）';
comment on column address_letter_history.version is '版本，从 1 起';
comment on column address_letter_history.recorded_at is '本版本入账时刻';
comment on column address_letter_history.station_code is '管辖所（数据范围）';
comment on column address_letter_history.void_reason is '作废理由；空为有效';
comment on column address_letter_history.source_system is '上级系统名称';
comment on column address_letter_history.external_no is '上级系统编号';
comment on column address_letter_history.declared is '汇总申报（不是逐笔记录）';
comment on column address_letter_history.origin_batch is '来源批次';
comment on column address_letter_history.origin_line is '来源行（批次内连续编号）';
comment on column address_letter_history.superseded_at is '被后一版本取代的时刻';
comment on column address_letter_history.party_id is '主体';
comment on column address_letter_history.listing_id is '经营异常名录';
comment on column address_letter_history.sent_on is '寄出日期';
comment on column address_letter_history.address is '地址';
comment on column address_letter_history.tracking_no is '邮件编号';
comment on column address_letter_history.result is '投递结果';
comment on column address_letter_history.returned_on is '退回日期';
create index address_letter_history_recorded_at_idx on address_letter_history (county_code, recorded_at);
alter table address_letter_history enable row level security;
create policy scope on address_letter_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on address_letter_history to quanheng_app;

create table restriction (
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
  basis text not null,
  mode text not null,
  matters jsonb not null,
  from_day date not null,
  to_day date,
  source_ledger text,
  source_record uuid,
  primary key (county_code, id)
);
comment on table restriction is '信用约束措施';
comment on column restriction.county_code is '局代码';
comment on column restriction.id is '内部编号（UUIDv7）';
comment on column restriction.version is '版本，从 1 起';
comment on column restriction.recorded_at is '本版本入账时刻';
comment on column restriction.station_code is '管辖所（数据范围）';
comment on column restriction.void_reason is '作废理由；空为有效';
comment on column restriction.source_system is '上级系统名称';
comment on column restriction.external_no is '上级系统编号';
comment on column restriction.declared is '汇总申报（不是逐笔记录）';
comment on column restriction.origin_batch is '来源批次';
comment on column restriction.origin_line is '来源行（批次内连续编号）';
comment on column restriction.party_id is '主体';
comment on column restriction.kind is '约束种类';
comment on column restriction.basis is '依据';
comment on column restriction.mode is '方式';
comment on column restriction.matters is '适用事项';
comment on column restriction.from_day is '起始日';
comment on column restriction.to_day is '终止日（不含当日）';
comment on column restriction.source_ledger is '来源账表';
comment on column restriction.source_record is '来源记录';
create unique index restriction_source_system_external_no_key on restriction (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index restriction_party_id_idx on restriction (county_code, party_id);
alter table restriction enable row level security;
create policy scope on restriction to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on restriction to quanheng_app;

create table restriction_history (
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
  basis text not null,
  mode text not null,
  matters jsonb not null,
  from_day date not null,
  to_day date,
  source_ledger text,
  source_record uuid,
  primary key (county_code, id, version)
);
comment on table restriction_history is '信用约束措施（历史版本）';
comment on column restriction_history.county_code is '局代码';
comment on column restriction_history.id is '内部编号（UUIDv7）';
comment on column restriction_history.version is '版本，从 1 起';
comment on column restriction_history.recorded_at is '本版本入账时刻';
comment on column restriction_history.station_code is '管辖所（数据范围）';
comment on column restriction_history.void_reason is '作废理由；空为有效';
comment on column restriction_history.source_system is '上级系统名称';
comment on column restriction_history.external_no is '上级系统编号';
comment on column restriction_history.declared is '汇总申报（不是逐笔记录）';
comment on column restriction_history.origin_batch is '来源批次';
comment on column restriction_history.origin_line is '来源行（批次内连续编号）';
comment on column restriction_history.superseded_at is '被后一版本取代的时刻';
comment on column restriction_history.party_id is '主体';
comment on column restriction_history.kind is '约束种类';
comment on column restriction_history.basis is '依据';
comment on column restriction_history.mode is '方式';
comment on column restriction_history.matters is '适用事项';
comment on column restriction_history.from_day is '起始日';
comment on column restriction_history.to_day is '终止日（不含当日）';
comment on column restriction_history.source_ledger is '来源账表';
comment on column restriction_history.source_record is '来源记录';
create index restriction_history_recorded_at_idx on restriction_history (county_code, recorded_at);
alter table restriction_history enable row level security;
create policy scope on restriction_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on restriction_history to quanheng_app;

create table serious_listing (
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
  ground text not null,
  penalty_decision_no text,
  notified_on date,
  defence text,
  decision_no text,
  listed_on date not null,
  published_on date,
  expires_on date,
  repair_applied_on date,
  removed_on date,
  removal_reason text,
  withdrawn_on date,
  primary key (county_code, id)
);
comment on table serious_listing is '严重违法失信名单';
comment on column serious_listing.county_code is '局代码';
comment on column serious_listing.id is '内部编号（UUIDv7）';
comment on column serious_listing.version is '版本，从 1 起';
comment on column serious_listing.recorded_at is '本版本入账时刻';
comment on column serious_listing.station_code is '管辖所（数据范围）';
comment on column serious_listing.void_reason is '作废理由；空为有效';
comment on column serious_listing.source_system is '上级系统名称';
comment on column serious_listing.external_no is '上级系统编号';
comment on column serious_listing.declared is '汇总申报（不是逐笔记录）';
comment on column serious_listing.origin_batch is '来源批次';
comment on column serious_listing.origin_line is '来源行（批次内连续编号）';
comment on column serious_listing.party_id is '主体';
comment on column serious_listing.ground is '列入情形';
comment on column serious_listing.penalty_decision_no is '行政处罚决定书文号';
comment on column serious_listing.notified_on is '告知日期';
comment on column serious_listing.defence is '陈述申辩';
comment on column serious_listing.decision_no is '列入决定书文号';
comment on column serious_listing.listed_on is '列入日期';
comment on column serious_listing.published_on is '公示日期';
comment on column serious_listing.expires_on is '期满日期';
comment on column serious_listing.repair_applied_on is '申请信用修复日期';
comment on column serious_listing.removed_on is '移出日期';
comment on column serious_listing.removal_reason is '移出原因';
comment on column serious_listing.withdrawn_on is '撤销日期';
create unique index serious_listing_source_system_external_no_key on serious_listing (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index serious_listing_party_id_idx on serious_listing (county_code, party_id);
create index serious_listing_listed_on_idx on serious_listing (county_code, listed_on);
alter table serious_listing enable row level security;
create policy scope on serious_listing to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on serious_listing to quanheng_app;

create table serious_listing_history (
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
  ground text not null,
  penalty_decision_no text,
  notified_on date,
  defence text,
  decision_no text,
  listed_on date not null,
  published_on date,
  expires_on date,
  repair_applied_on date,
  removed_on date,
  removal_reason text,
  withdrawn_on date,
  primary key (county_code, id, version)
);
comment on table serious_listing_history is '严重违法失信名单（历史版本）';
comment on column serious_listing_history.county_code is '局代码';
comment on column serious_listing_history.id is '内部编号（UUIDv7）';
comment on column serious_listing_history.version is '版本，从 1 起';
comment on column serious_listing_history.recorded_at is '本版本入账时刻';
comment on column serious_listing_history.station_code is '管辖所（数据范围）';
comment on column serious_listing_history.void_reason is '作废理由；空为有效';
comment on column serious_listing_history.source_system is '上级系统名称';
comment on column serious_listing_history.external_no is '上级系统编号';
comment on column serious_listing_history.declared is '汇总申报（不是逐笔记录）';
comment on column serious_listing_history.origin_batch is '来源批次';
comment on column serious_listing_history.origin_line is '来源行（批次内连续编号）';
comment on column serious_listing_history.superseded_at is '被后一版本取代的时刻';
comment on column serious_listing_history.party_id is '主体';
comment on column serious_listing_history.ground is '列入情形';
comment on column serious_listing_history.penalty_decision_no is '行政处罚决定书文号';
comment on column serious_listing_history.notified_on is '告知日期';
comment on column serious_listing_history.defence is '陈述申辩';
comment on column serious_listing_history.decision_no is '列入决定书文号';
comment on column serious_listing_history.listed_on is '列入日期';
comment on column serious_listing_history.published_on is '公示日期';
comment on column serious_listing_history.expires_on is '期满日期';
comment on column serious_listing_history.repair_applied_on is '申请信用修复日期';
comment on column serious_listing_history.removed_on is '移出日期';
comment on column serious_listing_history.removal_reason is '移出原因';
comment on column serious_listing_history.withdrawn_on is '撤销日期';
create index serious_listing_history_recorded_at_idx on serious_listing_history (county_code, recorded_at);
alter table serious_listing_history enable row level security;
create policy scope on serious_listing_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on serious_listing_history to quanheng_app;
