create table entity (
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
  establishment_kind text,
  established_on date,
  entered_on date,
  approved_on date,
  type_code text not null,
  category text not null,
  composition_form text,
  scope_text text,
  industry_code text,
  industry_text text,
  domicile_division text,
  production_place text,
  term_from date,
  term_to date,
  reg_authority text,
  jurisdiction_office text,
  employees integer,
  postal_code text,
  multi_cert boolean,
  integrated_items jsonb,
  channel text,
  converted_from_id uuid,
  moved_from text,
  primary key (county_code, id)
);
comment on table entity is '市场主体登记事项，一户一行';
comment on column entity.county_code is '局代码';
comment on column entity.id is '内部编号（UUIDv7）';
comment on column entity.version is '版本，从 1 起';
comment on column entity.recorded_at is '本版本入账时刻';
comment on column entity.station_code is '管辖所（数据范围）';
comment on column entity.void_reason is '作废理由；空为有效';
comment on column entity.source_system is '上级系统名称';
comment on column entity.external_no is '上级系统编号';
comment on column entity.declared is '汇总申报（不是逐笔记录）';
comment on column entity.origin_batch is '来源批次';
comment on column entity.origin_line is '来源行（批次内连续编号）';
comment on column entity.party_id is '主体';
comment on column entity.establishment_kind is '入册方式（空为不明）';
comment on column entity.established_on is '成立日期';
comment on column entity.entered_on is '入册日：设立即成立日期，迁入即迁入日';
comment on column entity.approved_on is '核准日期';
comment on column entity.type_code is '设立（入册）时企业类型代码';
comment on column entity.category is '设立（入册）时类别';
comment on column entity.composition_form is '组成形式（个体工商户）';
comment on column entity.scope_text is '经营范围';
comment on column entity.industry_code is '行业代码（GB/T 4754）';
comment on column entity.industry_text is '行业（登记机关所记）';
comment on column entity.domicile_division is '住所区划代码';
comment on column entity.production_place is '生产经营地';
comment on column entity.term_from is '经营期限起';
comment on column entity.term_to is '经营期限止（空为长期）';
comment on column entity.reg_authority is '登记机关';
comment on column entity.jurisdiction_office is '管辖单位（登记机关所记）';
comment on column entity.employees is '从业人数';
comment on column entity.postal_code is '邮政编码';
comment on column entity.multi_cert is '多证合一';
comment on column entity.integrated_items is '设立时选择的整合事项代码';
comment on column entity.channel is '办理渠道';
comment on column entity.converted_from_id is '个转企前的个体工商户';
comment on column entity.moved_from is '迁出地登记机关';
create unique index entity_source_system_external_no_key on entity (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index entity_party_id_key on entity (county_code, party_id) where void_reason is null;
create index entity_entered_on_idx on entity (county_code, entered_on);
create index entity_established_on_idx on entity (county_code, established_on);
alter table entity enable row level security;
create policy scope on entity to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on entity to quanheng_app;

create table entity_capital (
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
  amount_fen bigint,
  currency text not null,
  rate numeric(20,6),
  rmb_fen bigint,
  paid_in_fen bigint,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table entity_capital is '注册资本（出资额、资金数额）期间；最后一段不封口';
comment on column entity_capital.county_code is '局代码';
comment on column entity_capital.id is '内部编号（UUIDv7）';
comment on column entity_capital.version is '版本，从 1 起';
comment on column entity_capital.recorded_at is '本版本入账时刻';
comment on column entity_capital.station_code is '管辖所（数据范围）';
comment on column entity_capital.void_reason is '作废理由；空为有效';
comment on column entity_capital.source_system is '上级系统名称';
comment on column entity_capital.external_no is '上级系统编号';
comment on column entity_capital.declared is '汇总申报（不是逐笔记录）';
comment on column entity_capital.origin_batch is '来源批次';
comment on column entity_capital.origin_line is '来源行（批次内连续编号）';
comment on column entity_capital.party_id is '主体';
comment on column entity_capital.amount_fen is '登记数额（原币，分）';
comment on column entity_capital.currency is '币种（ISO 4217）';
comment on column entity_capital.rate is '登记时折算率（1 单位原币合人民币）';
comment on column entity_capital.rmb_fen is '折人民币（分；分支机构为 0）';
comment on column entity_capital.paid_in_fen is '实缴（折人民币，分）';
comment on column entity_capital.from_day is '起始日';
comment on column entity_capital.to_day is '终止日（不含当日）';
create unique index entity_capital_source_system_external_no_key on entity_capital (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index entity_capital_party_id_from_day_idx on entity_capital (county_code, party_id, from_day);
alter table entity_capital enable row level security;
create policy scope on entity_capital to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on entity_capital to quanheng_app;

create table entity_capital_history (
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
  amount_fen bigint,
  currency text not null,
  rate numeric(20,6),
  rmb_fen bigint,
  paid_in_fen bigint,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table entity_capital_history is '注册资本（出资额、资金数额）期间；最后一段不封口（历史版本）';
comment on column entity_capital_history.county_code is '局代码';
comment on column entity_capital_history.id is '内部编号（UUIDv7）';
comment on column entity_capital_history.version is '版本，从 1 起';
comment on column entity_capital_history.recorded_at is '本版本入账时刻';
comment on column entity_capital_history.station_code is '管辖所（数据范围）';
comment on column entity_capital_history.void_reason is '作废理由；空为有效';
comment on column entity_capital_history.source_system is '上级系统名称';
comment on column entity_capital_history.external_no is '上级系统编号';
comment on column entity_capital_history.declared is '汇总申报（不是逐笔记录）';
comment on column entity_capital_history.origin_batch is '来源批次';
comment on column entity_capital_history.origin_line is '来源行（批次内连续编号）';
comment on column entity_capital_history.superseded_at is '被后一版本取代的时刻';
comment on column entity_capital_history.party_id is '主体';
comment on column entity_capital_history.amount_fen is '登记数额（原币，分）';
comment on column entity_capital_history.currency is '币种（ISO 4217）';
comment on column entity_capital_history.rate is '登记时折算率（1 单位原币合人民币）';
comment on column entity_capital_history.rmb_fen is '折人民币（分；分支机构为 0）';
comment on column entity_capital_history.paid_in_fen is '实缴（折人民币，分）';
comment on column entity_capital_history.from_day is '起始日';
comment on column entity_capital_history.to_day is '终止日（不含当日）';
create index entity_capital_history_recorded_at_idx on entity_capital_history (county_code, recorded_at);
alter table entity_capital_history enable row level security;
create policy scope on entity_capital_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on entity_capital_history to quanheng_app;

create table entity_change (
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
  item text not null,
  before text,
  after text,
  changed_on date not null,
  primary key (county_code, id)
);
comment on table entity_change is '变更登记';
comment on column entity_change.county_code is '局代码';
comment on column entity_change.id is '内部编号（UUIDv7）';
comment on column entity_change.version is '版本，从 1 起';
comment on column entity_change.recorded_at is '本版本入账时刻';
comment on column entity_change.station_code is '管辖所（数据范围）';
comment on column entity_change.void_reason is '作废理由；空为有效';
comment on column entity_change.source_system is '上级系统名称';
comment on column entity_change.external_no is '上级系统编号';
comment on column entity_change.declared is '汇总申报（不是逐笔记录）';
comment on column entity_change.origin_batch is '来源批次';
comment on column entity_change.origin_line is '来源行（批次内连续编号）';
comment on column entity_change.party_id is '主体';
comment on column entity_change.item is '变更事项';
comment on column entity_change.before is '变更前';
comment on column entity_change.after is '变更后';
comment on column entity_change.changed_on is '核准变更日期';
create unique index entity_change_source_system_external_no_key on entity_change (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index entity_change_party_id_changed_on_idx on entity_change (county_code, party_id, changed_on);
alter table entity_change enable row level security;
create policy scope on entity_change to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on entity_change to quanheng_app;

create table entity_change_history (
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
  item text not null,
  before text,
  after text,
  changed_on date not null,
  primary key (county_code, id, version)
);
comment on table entity_change_history is '变更登记（历史版本）';
comment on column entity_change_history.county_code is '局代码';
comment on column entity_change_history.id is '内部编号（UUIDv7）';
comment on column entity_change_history.version is '版本，从 1 起';
comment on column entity_change_history.recorded_at is '本版本入账时刻';
comment on column entity_change_history.station_code is '管辖所（数据范围）';
comment on column entity_change_history.void_reason is '作废理由；空为有效';
comment on column entity_change_history.source_system is '上级系统名称';
comment on column entity_change_history.external_no is '上级系统编号';
comment on column entity_change_history.declared is '汇总申报（不是逐笔记录）';
comment on column entity_change_history.origin_batch is '来源批次';
comment on column entity_change_history.origin_line is '来源行（批次内连续编号）';
comment on column entity_change_history.superseded_at is '被后一版本取代的时刻';
comment on column entity_change_history.party_id is '主体';
comment on column entity_change_history.item is '变更事项';
comment on column entity_change_history.before is '变更前';
comment on column entity_change_history.after is '变更后';
comment on column entity_change_history.changed_on is '核准变更日期';
create index entity_change_history_recorded_at_idx on entity_change_history (county_code, recorded_at);
alter table entity_change_history enable row level security;
create policy scope on entity_change_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on entity_change_history to quanheng_app;

create table entity_history (
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
  establishment_kind text,
  established_on date,
  entered_on date,
  approved_on date,
  type_code text not null,
  category text not null,
  composition_form text,
  scope_text text,
  industry_code text,
  industry_text text,
  domicile_division text,
  production_place text,
  term_from date,
  term_to date,
  reg_authority text,
  jurisdiction_office text,
  employees integer,
  postal_code text,
  multi_cert boolean,
  integrated_items jsonb,
  channel text,
  converted_from_id uuid,
  moved_from text,
  primary key (county_code, id, version)
);
comment on table entity_history is '市场主体登记事项，一户一行（历史版本）';
comment on column entity_history.county_code is '局代码';
comment on column entity_history.id is '内部编号（UUIDv7）';
comment on column entity_history.version is '版本，从 1 起';
comment on column entity_history.recorded_at is '本版本入账时刻';
comment on column entity_history.station_code is '管辖所（数据范围）';
comment on column entity_history.void_reason is '作废理由；空为有效';
comment on column entity_history.source_system is '上级系统名称';
comment on column entity_history.external_no is '上级系统编号';
comment on column entity_history.declared is '汇总申报（不是逐笔记录）';
comment on column entity_history.origin_batch is '来源批次';
comment on column entity_history.origin_line is '来源行（批次内连续编号）';
comment on column entity_history.superseded_at is '被后一版本取代的时刻';
comment on column entity_history.party_id is '主体';
comment on column entity_history.establishment_kind is '入册方式（空为不明）';
comment on column entity_history.established_on is '成立日期';
comment on column entity_history.entered_on is '入册日：设立即成立日期，迁入即迁入日';
comment on column entity_history.approved_on is '核准日期';
comment on column entity_history.type_code is '设立（入册）时企业类型代码';
comment on column entity_history.category is '设立（入册）时类别';
comment on column entity_history.composition_form is '组成形式（个体工商户）';
comment on column entity_history.scope_text is '经营范围';
comment on column entity_history.industry_code is '行业代码（GB/T 4754）';
comment on column entity_history.industry_text is '行业（登记机关所记）';
comment on column entity_history.domicile_division is '住所区划代码';
comment on column entity_history.production_place is '生产经营地';
comment on column entity_history.term_from is '经营期限起';
comment on column entity_history.term_to is '经营期限止（空为长期）';
comment on column entity_history.reg_authority is '登记机关';
comment on column entity_history.jurisdiction_office is '管辖单位（登记机关所记）';
comment on column entity_history.employees is '从业人数';
comment on column entity_history.postal_code is '邮政编码';
comment on column entity_history.multi_cert is '多证合一';
comment on column entity_history.integrated_items is '设立时选择的整合事项代码';
comment on column entity_history.channel is '办理渠道';
comment on column entity_history.converted_from_id is '个转企前的个体工商户';
comment on column entity_history.moved_from is '迁出地登记机关';
create index entity_history_recorded_at_idx on entity_history (county_code, recorded_at);
alter table entity_history enable row level security;
create policy scope on entity_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on entity_history to quanheng_app;

create table exit_filing (
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
  procedure text not null,
  liquidation_on date,
  notice_from date,
  notice_to date,
  objected_on date,
  objected_by text,
  withdrawn_on date,
  applied_on date,
  decided_on date,
  approved boolean,
  reason text,
  primary key (county_code, id)
);
comment on table exit_filing is '注销登记办理';
comment on column exit_filing.county_code is '局代码';
comment on column exit_filing.id is '内部编号（UUIDv7）';
comment on column exit_filing.version is '版本，从 1 起';
comment on column exit_filing.recorded_at is '本版本入账时刻';
comment on column exit_filing.station_code is '管辖所（数据范围）';
comment on column exit_filing.void_reason is '作废理由；空为有效';
comment on column exit_filing.source_system is '上级系统名称';
comment on column exit_filing.external_no is '上级系统编号';
comment on column exit_filing.declared is '汇总申报（不是逐笔记录）';
comment on column exit_filing.origin_batch is '来源批次';
comment on column exit_filing.origin_line is '来源行（批次内连续编号）';
comment on column exit_filing.party_id is '主体';
comment on column exit_filing.procedure is '程序';
comment on column exit_filing.liquidation_on is '清算组成立日期';
comment on column exit_filing.notice_from is '公告起';
comment on column exit_filing.notice_to is '公告止（含当日）';
comment on column exit_filing.objected_on is '异议日期';
comment on column exit_filing.objected_by is '异议人';
comment on column exit_filing.withdrawn_on is '撤回日期';
comment on column exit_filing.applied_on is '申请日期';
comment on column exit_filing.decided_on is '核准日期';
comment on column exit_filing.approved is '准予注销';
comment on column exit_filing.reason is '注销原因';
create unique index exit_filing_source_system_external_no_key on exit_filing (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index exit_filing_party_id_idx on exit_filing (county_code, party_id);
create index exit_filing_decided_on_idx on exit_filing (county_code, decided_on);
alter table exit_filing enable row level security;
create policy scope on exit_filing to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on exit_filing to quanheng_app;

create table exit_filing_history (
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
  procedure text not null,
  liquidation_on date,
  notice_from date,
  notice_to date,
  objected_on date,
  objected_by text,
  withdrawn_on date,
  applied_on date,
  decided_on date,
  approved boolean,
  reason text,
  primary key (county_code, id, version)
);
comment on table exit_filing_history is '注销登记办理（历史版本）';
comment on column exit_filing_history.county_code is '局代码';
comment on column exit_filing_history.id is '内部编号（UUIDv7）';
comment on column exit_filing_history.version is '版本，从 1 起';
comment on column exit_filing_history.recorded_at is '本版本入账时刻';
comment on column exit_filing_history.station_code is '管辖所（数据范围）';
comment on column exit_filing_history.void_reason is '作废理由；空为有效';
comment on column exit_filing_history.source_system is '上级系统名称';
comment on column exit_filing_history.external_no is '上级系统编号';
comment on column exit_filing_history.declared is '汇总申报（不是逐笔记录）';
comment on column exit_filing_history.origin_batch is '来源批次';
comment on column exit_filing_history.origin_line is '来源行（批次内连续编号）';
comment on column exit_filing_history.superseded_at is '被后一版本取代的时刻';
comment on column exit_filing_history.party_id is '主体';
comment on column exit_filing_history.procedure is '程序';
comment on column exit_filing_history.liquidation_on is '清算组成立日期';
comment on column exit_filing_history.notice_from is '公告起';
comment on column exit_filing_history.notice_to is '公告止（含当日）';
comment on column exit_filing_history.objected_on is '异议日期';
comment on column exit_filing_history.objected_by is '异议人';
comment on column exit_filing_history.withdrawn_on is '撤回日期';
comment on column exit_filing_history.applied_on is '申请日期';
comment on column exit_filing_history.decided_on is '核准日期';
comment on column exit_filing_history.approved is '准予注销';
comment on column exit_filing_history.reason is '注销原因';
create index exit_filing_history_recorded_at_idx on exit_filing_history (county_code, recorded_at);
alter table exit_filing_history enable row level security;
create policy scope on exit_filing_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on exit_filing_history to quanheng_app;

create table integrated_item (
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
  name text not null,
  department text,
  kind text not null,
  scheme text not null,
  from_day date not null,
  to_day date,
  basis text,
  primary key (county_code, id)
);
comment on table integrated_item is '多证合一事项清单';
comment on column integrated_item.county_code is '局代码';
comment on column integrated_item.id is '内部编号（UUIDv7）';
comment on column integrated_item.version is '版本，从 1 起';
comment on column integrated_item.recorded_at is '本版本入账时刻';
comment on column integrated_item.station_code is '管辖所（数据范围）';
comment on column integrated_item.void_reason is '作废理由；空为有效';
comment on column integrated_item.source_system is '上级系统名称';
comment on column integrated_item.external_no is '上级系统编号';
comment on column integrated_item.declared is '汇总申报（不是逐笔记录）';
comment on column integrated_item.origin_batch is '来源批次';
comment on column integrated_item.origin_line is '来源行（批次内连续编号）';
comment on column integrated_item.code is '事项代码';
comment on column integrated_item.name is '事项名称';
comment on column integrated_item.department is '主管部门';
comment on column integrated_item.kind is '种类';
comment on column integrated_item.scheme is '所属方案';
comment on column integrated_item.from_day is '起始日';
comment on column integrated_item.to_day is '终止日（不含当日）';
comment on column integrated_item.basis is '依据';
create unique index integrated_item_source_system_external_no_key on integrated_item (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index integrated_item_from_day_idx on integrated_item (county_code, from_day);
create index integrated_item_code_idx on integrated_item (county_code, code);
alter table integrated_item enable row level security;
create policy scope on integrated_item to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on integrated_item to quanheng_app;

create table integrated_item_history (
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
  name text not null,
  department text,
  kind text not null,
  scheme text not null,
  from_day date not null,
  to_day date,
  basis text,
  primary key (county_code, id, version)
);
comment on table integrated_item_history is '多证合一事项清单（历史版本）';
comment on column integrated_item_history.county_code is '局代码';
comment on column integrated_item_history.id is '内部编号（UUIDv7）';
comment on column integrated_item_history.version is '版本，从 1 起';
comment on column integrated_item_history.recorded_at is '本版本入账时刻';
comment on column integrated_item_history.station_code is '管辖所（数据范围）';
comment on column integrated_item_history.void_reason is '作废理由；空为有效';
comment on column integrated_item_history.source_system is '上级系统名称';
comment on column integrated_item_history.external_no is '上级系统编号';
comment on column integrated_item_history.declared is '汇总申报（不是逐笔记录）';
comment on column integrated_item_history.origin_batch is '来源批次';
comment on column integrated_item_history.origin_line is '来源行（批次内连续编号）';
comment on column integrated_item_history.superseded_at is '被后一版本取代的时刻';
comment on column integrated_item_history.code is '事项代码';
comment on column integrated_item_history.name is '事项名称';
comment on column integrated_item_history.department is '主管部门';
comment on column integrated_item_history.kind is '种类';
comment on column integrated_item_history.scheme is '所属方案';
comment on column integrated_item_history.from_day is '起始日';
comment on column integrated_item_history.to_day is '终止日（不含当日）';
comment on column integrated_item_history.basis is '依据';
create index integrated_item_history_recorded_at_idx on integrated_item_history (county_code, recorded_at);
alter table integrated_item_history enable row level security;
create policy scope on integrated_item_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on integrated_item_history to quanheng_app;

create table licence_issue (
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
  issued_on date not null,
  reason text not null,
  multi_cert boolean not null,
  electronic boolean,
  duplicates integer,
  issuer text,
  voided_on date,
  primary key (county_code, id)
);
comment on table licence_issue is '营业执照核发';
comment on column licence_issue.county_code is '局代码';
comment on column licence_issue.id is '内部编号（UUIDv7）';
comment on column licence_issue.version is '版本，从 1 起';
comment on column licence_issue.recorded_at is '本版本入账时刻';
comment on column licence_issue.station_code is '管辖所（数据范围）';
comment on column licence_issue.void_reason is '作废理由；空为有效';
comment on column licence_issue.source_system is '上级系统名称';
comment on column licence_issue.external_no is '上级系统编号';
comment on column licence_issue.declared is '汇总申报（不是逐笔记录）';
comment on column licence_issue.origin_batch is '来源批次';
comment on column licence_issue.origin_line is '来源行（批次内连续编号）';
comment on column licence_issue.party_id is '主体';
comment on column licence_issue.issued_on is '核发日期';
comment on column licence_issue.reason is '核发原因';
comment on column licence_issue.multi_cert is '多证合一';
comment on column licence_issue.electronic is '电子营业执照';
comment on column licence_issue.duplicates is '副本数';
comment on column licence_issue.issuer is '发照人';
comment on column licence_issue.voided_on is '作废日期';
create unique index licence_issue_source_system_external_no_key on licence_issue (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index licence_issue_issued_on_idx on licence_issue (county_code, issued_on);
create index licence_issue_party_id_idx on licence_issue (county_code, party_id);
alter table licence_issue enable row level security;
create policy scope on licence_issue to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on licence_issue to quanheng_app;

create table licence_issue_history (
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
  issued_on date not null,
  reason text not null,
  multi_cert boolean not null,
  electronic boolean,
  duplicates integer,
  issuer text,
  voided_on date,
  primary key (county_code, id, version)
);
comment on table licence_issue_history is '营业执照核发（历史版本）';
comment on column licence_issue_history.county_code is '局代码';
comment on column licence_issue_history.id is '内部编号（UUIDv7）';
comment on column licence_issue_history.version is '版本，从 1 起';
comment on column licence_issue_history.recorded_at is '本版本入账时刻';
comment on column licence_issue_history.station_code is '管辖所（数据范围）';
comment on column licence_issue_history.void_reason is '作废理由；空为有效';
comment on column licence_issue_history.source_system is '上级系统名称';
comment on column licence_issue_history.external_no is '上级系统编号';
comment on column licence_issue_history.declared is '汇总申报（不是逐笔记录）';
comment on column licence_issue_history.origin_batch is '来源批次';
comment on column licence_issue_history.origin_line is '来源行（批次内连续编号）';
comment on column licence_issue_history.superseded_at is '被后一版本取代的时刻';
comment on column licence_issue_history.party_id is '主体';
comment on column licence_issue_history.issued_on is '核发日期';
comment on column licence_issue_history.reason is '核发原因';
comment on column licence_issue_history.multi_cert is '多证合一';
comment on column licence_issue_history.electronic is '电子营业执照';
comment on column licence_issue_history.duplicates is '副本数';
comment on column licence_issue_history.issuer is '发照人';
comment on column licence_issue_history.voided_on is '作废日期';
create index licence_issue_history_recorded_at_idx on licence_issue_history (county_code, recorded_at);
alter table licence_issue_history enable row level security;
create policy scope on licence_issue_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on licence_issue_history to quanheng_app;

create table registration_application (
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
  application_no text not null,
  party_id uuid,
  entity_name text not null,
  matter text not null,
  type_code text,
  channel text not null,
  state text not null,
  received_on date not null,
  complete_on date,
  due_on date,
  extended_to date,
  decided_on date,
  licence_on date,
  delivered_on date,
  applicant text,
  agent text,
  agent_id_sealed text,
  agent_id_masked text,
  agent_id_key text,
  accepted_by text,
  reviewed_by text,
  approved_by text,
  on_the_spot boolean,
  opinion text,
  refusal_reason text,
  primary key (county_code, id)
);
comment on table registration_application is '登记申请';
comment on column registration_application.county_code is '局代码';
comment on column registration_application.id is '内部编号（UUIDv7）';
comment on column registration_application.version is '版本，从 1 起';
comment on column registration_application.recorded_at is '本版本入账时刻';
comment on column registration_application.station_code is '管辖所（数据范围）';
comment on column registration_application.void_reason is '作废理由；空为有效';
comment on column registration_application.source_system is '上级系统名称';
comment on column registration_application.external_no is '上级系统编号';
comment on column registration_application.declared is '汇总申报（不是逐笔记录）';
comment on column registration_application.origin_batch is '来源批次';
comment on column registration_application.origin_line is '来源行（批次内连续编号）';
comment on column registration_application.application_no is '申请编号';
comment on column registration_application.party_id is '主体（设立核准后才有）';
comment on column registration_application.entity_name is '名称';
comment on column registration_application.matter is '事项';
comment on column registration_application.type_code is '企业类型代码';
comment on column registration_application.channel is '办理渠道';
comment on column registration_application.state is '状态';
comment on column registration_application.received_on is '收到日期';
comment on column registration_application.complete_on is '材料齐全日期';
comment on column registration_application.due_on is '应决定日期';
comment on column registration_application.extended_to is '延长至';
comment on column registration_application.decided_on is '决定日期';
comment on column registration_application.licence_on is '发照日期';
comment on column registration_application.delivered_on is '送达日期';
comment on column registration_application.applicant is '申请人';
comment on column registration_application.agent is '委托代理人';
comment on column registration_application.agent_id_sealed is '代理人证件号码（密文）';
comment on column registration_application.agent_id_masked is '代理人证件号码（掩码）';
comment on column registration_application.agent_id_key is '代理人证件号码查找键（带密钥的摘要）';
comment on column registration_application.accepted_by is '受理人';
comment on column registration_application.reviewed_by is '审查人';
comment on column registration_application.approved_by is '核准人';
comment on column registration_application.on_the_spot is '审核合一、当场登记';
comment on column registration_application.opinion is '意见';
comment on column registration_application.refusal_reason is '不予登记理由';
create unique index registration_application_source_system_external_no_key on registration_application (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index registration_application_application_no_key on registration_application (county_code, application_no) where void_reason is null;
create index registration_application_decided_on_idx on registration_application (county_code, decided_on);
create index registration_application_party_id_idx on registration_application (county_code, party_id);
alter table registration_application enable row level security;
create policy scope on registration_application to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on registration_application to quanheng_app;

create table registration_application_history (
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
  application_no text not null,
  party_id uuid,
  entity_name text not null,
  matter text not null,
  type_code text,
  channel text not null,
  state text not null,
  received_on date not null,
  complete_on date,
  due_on date,
  extended_to date,
  decided_on date,
  licence_on date,
  delivered_on date,
  applicant text,
  agent text,
  agent_id_sealed text,
  agent_id_masked text,
  agent_id_key text,
  accepted_by text,
  reviewed_by text,
  approved_by text,
  on_the_spot boolean,
  opinion text,
  refusal_reason text,
  primary key (county_code, id, version)
);
comment on table registration_application_history is '登记申请（历史版本）';
comment on column registration_application_history.county_code is '局代码';
comment on column registration_application_history.id is '内部编号（UUIDv7）';
comment on column registration_application_history.version is '版本，从 1 起';
comment on column registration_application_history.recorded_at is '本版本入账时刻';
comment on column registration_application_history.station_code is '管辖所（数据范围）';
comment on column registration_application_history.void_reason is '作废理由；空为有效';
comment on column registration_application_history.source_system is '上级系统名称';
comment on column registration_application_history.external_no is '上级系统编号';
comment on column registration_application_history.declared is '汇总申报（不是逐笔记录）';
comment on column registration_application_history.origin_batch is '来源批次';
comment on column registration_application_history.origin_line is '来源行（批次内连续编号）';
comment on column registration_application_history.superseded_at is '被后一版本取代的时刻';
comment on column registration_application_history.application_no is '申请编号';
comment on column registration_application_history.party_id is '主体（设立核准后才有）';
comment on column registration_application_history.entity_name is '名称';
comment on column registration_application_history.matter is '事项';
comment on column registration_application_history.type_code is '企业类型代码';
comment on column registration_application_history.channel is '办理渠道';
comment on column registration_application_history.state is '状态';
comment on column registration_application_history.received_on is '收到日期';
comment on column registration_application_history.complete_on is '材料齐全日期';
comment on column registration_application_history.due_on is '应决定日期';
comment on column registration_application_history.extended_to is '延长至';
comment on column registration_application_history.decided_on is '决定日期';
comment on column registration_application_history.licence_on is '发照日期';
comment on column registration_application_history.delivered_on is '送达日期';
comment on column registration_application_history.applicant is '申请人';
comment on column registration_application_history.agent is '委托代理人';
comment on column registration_application_history.agent_id_sealed is '代理人证件号码（密文）';
comment on column registration_application_history.agent_id_masked is '代理人证件号码（掩码）';
comment on column registration_application_history.agent_id_key is '代理人证件号码查找键（带密钥的摘要）';
comment on column registration_application_history.accepted_by is '受理人';
comment on column registration_application_history.reviewed_by is '审查人';
comment on column registration_application_history.approved_by is '核准人';
comment on column registration_application_history.on_the_spot is '审核合一、当场登记';
comment on column registration_application_history.opinion is '意见';
comment on column registration_application_history.refusal_reason is '不予登记理由';
create index registration_application_history_recorded_at_idx on registration_application_history (county_code, recorded_at);
alter table registration_application_history enable row level security;
create policy scope on registration_application_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on registration_application_history to quanheng_app;

create table registration_submission (
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
  application_id uuid not null,
  place integer not null,
  submitted_at timestamp(3) with time zone not null,
  complete boolean,
  returned_on date,
  missing jsonb,
  materials jsonb,
  primary key (county_code, id)
);
comment on table registration_submission is '登记申请的材料提交';
comment on column registration_submission.county_code is '局代码';
comment on column registration_submission.id is '内部编号（UUIDv7）';
comment on column registration_submission.version is '版本，从 1 起';
comment on column registration_submission.recorded_at is '本版本入账时刻';
comment on column registration_submission.station_code is '管辖所（数据范围）';
comment on column registration_submission.void_reason is '作废理由；空为有效';
comment on column registration_submission.source_system is '上级系统名称';
comment on column registration_submission.external_no is '上级系统编号';
comment on column registration_submission.declared is '汇总申报（不是逐笔记录）';
comment on column registration_submission.origin_batch is '来源批次';
comment on column registration_submission.origin_line is '来源行（批次内连续编号）';
comment on column registration_submission.application_id is '登记申请';
comment on column registration_submission.place is '第几次';
comment on column registration_submission.submitted_at is '提交时刻';
comment on column registration_submission.complete is '材料齐全';
comment on column registration_submission.returned_on is '退回补正日期';
comment on column registration_submission.missing is '一次性告知的补正内容';
comment on column registration_submission.materials is '材料';
create unique index registration_submission_source_system_external_no_key on registration_submission (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index registration_submission_application_id_idx on registration_submission (county_code, application_id);
alter table registration_submission enable row level security;
create policy scope on registration_submission to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on registration_submission to quanheng_app;

create table registration_submission_history (
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
  application_id uuid not null,
  place integer not null,
  submitted_at timestamp(3) with time zone not null,
  complete boolean,
  returned_on date,
  missing jsonb,
  materials jsonb,
  primary key (county_code, id, version)
);
comment on table registration_submission_history is '登记申请的材料提交（历史版本）';
comment on column registration_submission_history.county_code is '局代码';
comment on column registration_submission_history.id is '内部编号（UUIDv7）';
comment on column registration_submission_history.version is '版本，从 1 起';
comment on column registration_submission_history.recorded_at is '本版本入账时刻';
comment on column registration_submission_history.station_code is '管辖所（数据范围）';
comment on column registration_submission_history.void_reason is '作废理由；空为有效';
comment on column registration_submission_history.source_system is '上级系统名称';
comment on column registration_submission_history.external_no is '上级系统编号';
comment on column registration_submission_history.declared is '汇总申报（不是逐笔记录）';
comment on column registration_submission_history.origin_batch is '来源批次';
comment on column registration_submission_history.origin_line is '来源行（批次内连续编号）';
comment on column registration_submission_history.superseded_at is '被后一版本取代的时刻';
comment on column registration_submission_history.application_id is '登记申请';
comment on column registration_submission_history.place is '第几次';
comment on column registration_submission_history.submitted_at is '提交时刻';
comment on column registration_submission_history.complete is '材料齐全';
comment on column registration_submission_history.returned_on is '退回补正日期';
comment on column registration_submission_history.missing is '一次性告知的补正内容';
comment on column registration_submission_history.materials is '材料';
create index registration_submission_history_recorded_at_idx on registration_submission_history (county_code, recorded_at);
alter table registration_submission_history enable row level security;
create policy scope on registration_submission_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on registration_submission_history to quanheng_app;

create table seal_delivery (
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
  case_id uuid,
  delivered_on date not null,
  pieces integer,
  kinds jsonb,
  shop text,
  cost_fen bigint,
  free_of_charge boolean not null,
  funded_by text,
  police_filed_on date,
  primary key (county_code, id)
);
comment on table seal_delivery is '印章刻制交付';
comment on column seal_delivery.county_code is '局代码';
comment on column seal_delivery.id is '内部编号（UUIDv7）';
comment on column seal_delivery.version is '版本，从 1 起';
comment on column seal_delivery.recorded_at is '本版本入账时刻';
comment on column seal_delivery.station_code is '管辖所（数据范围）';
comment on column seal_delivery.void_reason is '作废理由；空为有效';
comment on column seal_delivery.source_system is '上级系统名称';
comment on column seal_delivery.external_no is '上级系统编号';
comment on column seal_delivery.declared is '汇总申报（不是逐笔记录）';
comment on column seal_delivery.origin_batch is '来源批次';
comment on column seal_delivery.origin_line is '来源行（批次内连续编号）';
comment on column seal_delivery.party_id is '主体';
comment on column seal_delivery.case_id is '开办受理';
comment on column seal_delivery.delivered_on is '交付日期';
comment on column seal_delivery.pieces is '枚数';
comment on column seal_delivery.kinds is '印章种类';
comment on column seal_delivery.shop is '刻章单位';
comment on column seal_delivery.cost_fen is '费用（分）';
comment on column seal_delivery.free_of_charge is '免费';
comment on column seal_delivery.funded_by is '经费来源';
comment on column seal_delivery.police_filed_on is '公安备案日期';
create unique index seal_delivery_source_system_external_no_key on seal_delivery (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index seal_delivery_delivered_on_idx on seal_delivery (county_code, delivered_on);
create index seal_delivery_party_id_idx on seal_delivery (county_code, party_id);
alter table seal_delivery enable row level security;
create policy scope on seal_delivery to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on seal_delivery to quanheng_app;

create table seal_delivery_history (
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
  case_id uuid,
  delivered_on date not null,
  pieces integer,
  kinds jsonb,
  shop text,
  cost_fen bigint,
  free_of_charge boolean not null,
  funded_by text,
  police_filed_on date,
  primary key (county_code, id, version)
);
comment on table seal_delivery_history is '印章刻制交付（历史版本）';
comment on column seal_delivery_history.county_code is '局代码';
comment on column seal_delivery_history.id is '内部编号（UUIDv7）';
comment on column seal_delivery_history.version is '版本，从 1 起';
comment on column seal_delivery_history.recorded_at is '本版本入账时刻';
comment on column seal_delivery_history.station_code is '管辖所（数据范围）';
comment on column seal_delivery_history.void_reason is '作废理由；空为有效';
comment on column seal_delivery_history.source_system is '上级系统名称';
comment on column seal_delivery_history.external_no is '上级系统编号';
comment on column seal_delivery_history.declared is '汇总申报（不是逐笔记录）';
comment on column seal_delivery_history.origin_batch is '来源批次';
comment on column seal_delivery_history.origin_line is '来源行（批次内连续编号）';
comment on column seal_delivery_history.superseded_at is '被后一版本取代的时刻';
comment on column seal_delivery_history.party_id is '主体';
comment on column seal_delivery_history.case_id is '开办受理';
comment on column seal_delivery_history.delivered_on is '交付日期';
comment on column seal_delivery_history.pieces is '枚数';
comment on column seal_delivery_history.kinds is '印章种类';
comment on column seal_delivery_history.shop is '刻章单位';
comment on column seal_delivery_history.cost_fen is '费用（分）';
comment on column seal_delivery_history.free_of_charge is '免费';
comment on column seal_delivery_history.funded_by is '经费来源';
comment on column seal_delivery_history.police_filed_on is '公安备案日期';
create index seal_delivery_history_recorded_at_idx on seal_delivery_history (county_code, recorded_at);
alter table seal_delivery_history enable row level security;
create policy scope on seal_delivery_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on seal_delivery_history to quanheng_app;

create table startup_case (
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
  case_no text not null,
  party_id uuid not null,
  channel text not null,
  accepted_on date not null,
  due_on date not null,
  ended_on date,
  overrun_reason text,
  assisted boolean not null,
  helper text,
  help_ended_on date,
  help_outcome text,
  satisfaction integer,
  primary key (county_code, id)
);
comment on table startup_case is '企业开办一窗受理';
comment on column startup_case.county_code is '局代码';
comment on column startup_case.id is '内部编号（UUIDv7）';
comment on column startup_case.version is '版本，从 1 起';
comment on column startup_case.recorded_at is '本版本入账时刻';
comment on column startup_case.station_code is '管辖所（数据范围）';
comment on column startup_case.void_reason is '作废理由；空为有效';
comment on column startup_case.source_system is '上级系统名称';
comment on column startup_case.external_no is '上级系统编号';
comment on column startup_case.declared is '汇总申报（不是逐笔记录）';
comment on column startup_case.origin_batch is '来源批次';
comment on column startup_case.origin_line is '来源行（批次内连续编号）';
comment on column startup_case.case_no is '受理编号';
comment on column startup_case.party_id is '主体';
comment on column startup_case.channel is '办理渠道';
comment on column startup_case.accepted_on is '受理日期';
comment on column startup_case.due_on is '承诺办结日';
comment on column startup_case.ended_on is '办结日期';
comment on column startup_case.overrun_reason is '超时原因';
comment on column startup_case.assisted is '全程帮办';
comment on column startup_case.helper is '帮办人';
comment on column startup_case.help_ended_on is '帮办结束日期';
comment on column startup_case.help_outcome is '帮办结果';
comment on column startup_case.satisfaction is '满意度（1—5）';
create unique index startup_case_source_system_external_no_key on startup_case (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index startup_case_case_no_key on startup_case (county_code, case_no) where void_reason is null;
create index startup_case_party_id_idx on startup_case (county_code, party_id);
create index startup_case_ended_on_idx on startup_case (county_code, ended_on);
create index startup_case_accepted_on_idx on startup_case (county_code, accepted_on);
alter table startup_case enable row level security;
create policy scope on startup_case to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on startup_case to quanheng_app;

create table startup_case_history (
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
  case_no text not null,
  party_id uuid not null,
  channel text not null,
  accepted_on date not null,
  due_on date not null,
  ended_on date,
  overrun_reason text,
  assisted boolean not null,
  helper text,
  help_ended_on date,
  help_outcome text,
  satisfaction integer,
  primary key (county_code, id, version)
);
comment on table startup_case_history is '企业开办一窗受理（历史版本）';
comment on column startup_case_history.county_code is '局代码';
comment on column startup_case_history.id is '内部编号（UUIDv7）';
comment on column startup_case_history.version is '版本，从 1 起';
comment on column startup_case_history.recorded_at is '本版本入账时刻';
comment on column startup_case_history.station_code is '管辖所（数据范围）';
comment on column startup_case_history.void_reason is '作废理由；空为有效';
comment on column startup_case_history.source_system is '上级系统名称';
comment on column startup_case_history.external_no is '上级系统编号';
comment on column startup_case_history.declared is '汇总申报（不是逐笔记录）';
comment on column startup_case_history.origin_batch is '来源批次';
comment on column startup_case_history.origin_line is '来源行（批次内连续编号）';
comment on column startup_case_history.superseded_at is '被后一版本取代的时刻';
comment on column startup_case_history.case_no is '受理编号';
comment on column startup_case_history.party_id is '主体';
comment on column startup_case_history.channel is '办理渠道';
comment on column startup_case_history.accepted_on is '受理日期';
comment on column startup_case_history.due_on is '承诺办结日';
comment on column startup_case_history.ended_on is '办结日期';
comment on column startup_case_history.overrun_reason is '超时原因';
comment on column startup_case_history.assisted is '全程帮办';
comment on column startup_case_history.helper is '帮办人';
comment on column startup_case_history.help_ended_on is '帮办结束日期';
comment on column startup_case_history.help_outcome is '帮办结果';
comment on column startup_case_history.satisfaction is '满意度（1—5）';
create index startup_case_history_recorded_at_idx on startup_case_history (county_code, recorded_at);
alter table startup_case_history enable row level security;
create policy scope on startup_case_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on startup_case_history to quanheng_app;

create table startup_step (
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
  case_id uuid not null,
  step text not null,
  requested_on date not null,
  done_on date,
  counted boolean not null,
  paused_days integer,
  receipt_no text,
  operator text,
  primary key (county_code, id)
);
comment on table startup_step is '企业开办环节';
comment on column startup_step.county_code is '局代码';
comment on column startup_step.id is '内部编号（UUIDv7）';
comment on column startup_step.version is '版本，从 1 起';
comment on column startup_step.recorded_at is '本版本入账时刻';
comment on column startup_step.station_code is '管辖所（数据范围）';
comment on column startup_step.void_reason is '作废理由；空为有效';
comment on column startup_step.source_system is '上级系统名称';
comment on column startup_step.external_no is '上级系统编号';
comment on column startup_step.declared is '汇总申报（不是逐笔记录）';
comment on column startup_step.origin_batch is '来源批次';
comment on column startup_step.origin_line is '来源行（批次内连续编号）';
comment on column startup_step.case_id is '开办受理';
comment on column startup_step.step is '环节';
comment on column startup_step.requested_on is '申请日期';
comment on column startup_step.done_on is '办结日期';
comment on column startup_step.counted is '计入一日办结';
comment on column startup_step.paused_days is '申请人原因暂停（工作日）';
comment on column startup_step.receipt_no is '回执号';
comment on column startup_step.operator is '经办人';
create unique index startup_step_source_system_external_no_key on startup_step (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index startup_step_case_id_idx on startup_step (county_code, case_id);
alter table startup_step enable row level security;
create policy scope on startup_step to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on startup_step to quanheng_app;

create table startup_step_history (
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
  case_id uuid not null,
  step text not null,
  requested_on date not null,
  done_on date,
  counted boolean not null,
  paused_days integer,
  receipt_no text,
  operator text,
  primary key (county_code, id, version)
);
comment on table startup_step_history is '企业开办环节（历史版本）';
comment on column startup_step_history.county_code is '局代码';
comment on column startup_step_history.id is '内部编号（UUIDv7）';
comment on column startup_step_history.version is '版本，从 1 起';
comment on column startup_step_history.recorded_at is '本版本入账时刻';
comment on column startup_step_history.station_code is '管辖所（数据范围）';
comment on column startup_step_history.void_reason is '作废理由；空为有效';
comment on column startup_step_history.source_system is '上级系统名称';
comment on column startup_step_history.external_no is '上级系统编号';
comment on column startup_step_history.declared is '汇总申报（不是逐笔记录）';
comment on column startup_step_history.origin_batch is '来源批次';
comment on column startup_step_history.origin_line is '来源行（批次内连续编号）';
comment on column startup_step_history.superseded_at is '被后一版本取代的时刻';
comment on column startup_step_history.case_id is '开办受理';
comment on column startup_step_history.step is '环节';
comment on column startup_step_history.requested_on is '申请日期';
comment on column startup_step_history.done_on is '办结日期';
comment on column startup_step_history.counted is '计入一日办结';
comment on column startup_step_history.paused_days is '申请人原因暂停（工作日）';
comment on column startup_step_history.receipt_no is '回执号';
comment on column startup_step_history.operator is '经办人';
create index startup_step_history_recorded_at_idx on startup_step_history (county_code, recorded_at);
alter table startup_step_history enable row level security;
create policy scope on startup_step_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on startup_step_history to quanheng_app;

create table suspension_filing (
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
  filed_on date not null,
  from_day date not null,
  to_day date not null,
  extended_to date,
  resumed_on date,
  service_address text,
  published_on date,
  primary key (county_code, id)
);
comment on table suspension_filing is '歇业备案';
comment on column suspension_filing.county_code is '局代码';
comment on column suspension_filing.id is '内部编号（UUIDv7）';
comment on column suspension_filing.version is '版本，从 1 起';
comment on column suspension_filing.recorded_at is '本版本入账时刻';
comment on column suspension_filing.station_code is '管辖所（数据范围）';
comment on column suspension_filing.void_reason is '作废理由；空为有效';
comment on column suspension_filing.source_system is '上级系统名称';
comment on column suspension_filing.external_no is '上级系统编号';
comment on column suspension_filing.declared is '汇总申报（不是逐笔记录）';
comment on column suspension_filing.origin_batch is '来源批次';
comment on column suspension_filing.origin_line is '来源行（批次内连续编号）';
comment on column suspension_filing.party_id is '主体';
comment on column suspension_filing.filed_on is '备案日期';
comment on column suspension_filing.from_day is '歇业起';
comment on column suspension_filing.to_day is '歇业止（含当日）';
comment on column suspension_filing.extended_to is '延期至（含当日）';
comment on column suspension_filing.resumed_on is '恢复营业日期';
comment on column suspension_filing.service_address is '法律文书送达地址';
comment on column suspension_filing.published_on is '公示日期';
create unique index suspension_filing_source_system_external_no_key on suspension_filing (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index suspension_filing_party_id_idx on suspension_filing (county_code, party_id);
create index suspension_filing_to_day_idx on suspension_filing (county_code, to_day);
alter table suspension_filing enable row level security;
create policy scope on suspension_filing to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on suspension_filing to quanheng_app;

create table suspension_filing_history (
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
  filed_on date not null,
  from_day date not null,
  to_day date not null,
  extended_to date,
  resumed_on date,
  service_address text,
  published_on date,
  primary key (county_code, id, version)
);
comment on table suspension_filing_history is '歇业备案（历史版本）';
comment on column suspension_filing_history.county_code is '局代码';
comment on column suspension_filing_history.id is '内部编号（UUIDv7）';
comment on column suspension_filing_history.version is '版本，从 1 起';
comment on column suspension_filing_history.recorded_at is '本版本入账时刻';
comment on column suspension_filing_history.station_code is '管辖所（数据范围）';
comment on column suspension_filing_history.void_reason is '作废理由；空为有效';
comment on column suspension_filing_history.source_system is '上级系统名称';
comment on column suspension_filing_history.external_no is '上级系统编号';
comment on column suspension_filing_history.declared is '汇总申报（不是逐笔记录）';
comment on column suspension_filing_history.origin_batch is '来源批次';
comment on column suspension_filing_history.origin_line is '来源行（批次内连续编号）';
comment on column suspension_filing_history.superseded_at is '被后一版本取代的时刻';
comment on column suspension_filing_history.party_id is '主体';
comment on column suspension_filing_history.filed_on is '备案日期';
comment on column suspension_filing_history.from_day is '歇业起';
comment on column suspension_filing_history.to_day is '歇业止（含当日）';
comment on column suspension_filing_history.extended_to is '延期至（含当日）';
comment on column suspension_filing_history.resumed_on is '恢复营业日期';
comment on column suspension_filing_history.service_address is '法律文书送达地址';
comment on column suspension_filing_history.published_on is '公示日期';
create index suspension_filing_history_recorded_at_idx on suspension_filing_history (county_code, recorded_at);
alter table suspension_filing_history enable row level security;
create policy scope on suspension_filing_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on suspension_filing_history to quanheng_app;
