create table annual_filing (
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
  report_year integer not null,
  first_filed_on date not null,
  channel text not null,
  receipt_no text,
  published_on date,
  public_choice boolean,
  last_corrected_on date,
  employees integer,
  assets_fen bigint,
  revenue_fen bigint,
  profit_fen bigint,
  tax_fen bigint,
  equipment_registered integer,
  equipment_in_date integer,
  content jsonb,
  primary key (county_code, id)
);
comment on table annual_filing is '年度报告';
comment on column annual_filing.county_code is '局代码';
comment on column annual_filing.id is '内部编号（UUIDv7）';
comment on column annual_filing.version is '版本，从 1 起';
comment on column annual_filing.recorded_at is '本版本入账时刻';
comment on column annual_filing.station_code is '管辖所（数据范围）';
comment on column annual_filing.void_reason is '作废理由；空为有效';
comment on column annual_filing.source_system is '上级系统名称';
comment on column annual_filing.external_no is '上级系统编号';
comment on column annual_filing.declared is '汇总申报（不是逐笔记录）';
comment on column annual_filing.origin_batch is '来源批次';
comment on column annual_filing.origin_line is '来源行（批次内连续编号）';
comment on column annual_filing.party_id is '主体';
comment on column annual_filing.report_year is '报告年度';
comment on column annual_filing.first_filed_on is '首次报送日期';
comment on column annual_filing.channel is '报送方式';
comment on column annual_filing.receipt_no is '收讫凭证号';
comment on column annual_filing.published_on is '公示日期';
comment on column annual_filing.public_choice is '选择公示经营信息';
comment on column annual_filing.last_corrected_on is '最近更正日期';
comment on column annual_filing.employees is '从业人数';
comment on column annual_filing.assets_fen is '资产总额（分）';
comment on column annual_filing.revenue_fen is '营业总收入（分）';
comment on column annual_filing.profit_fen is '利润总额（分）';
comment on column annual_filing.tax_fen is '纳税总额（分）';
comment on column annual_filing.equipment_registered is '已办使用登记的特种设备台套数';
comment on column annual_filing.equipment_in_date is '检验有效期内的特种设备台套数';
comment on column annual_filing.content is '其余填报内容';
create unique index annual_filing_source_system_external_no_key on annual_filing (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index annual_filing_party_id_report_year_key on annual_filing (county_code, party_id, report_year) where void_reason is null;
create index annual_filing_report_year_first_filed_on_idx on annual_filing (county_code, report_year, first_filed_on);
create index annual_filing_first_filed_on_idx on annual_filing (county_code, first_filed_on);
alter table annual_filing enable row level security;
create policy scope on annual_filing to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on annual_filing to quanheng_app;

create table annual_filing_correction (
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
  filing_id uuid not null,
  corrected_on date not null,
  item text not null,
  before text,
  after text,
  primary key (county_code, id)
);
comment on table annual_filing_correction is '年度报告更正';
comment on column annual_filing_correction.county_code is '局代码';
comment on column annual_filing_correction.id is '内部编号（UUIDv7）';
comment on column annual_filing_correction.version is '版本，从 1 起';
comment on column annual_filing_correction.recorded_at is '本版本入账时刻';
comment on column annual_filing_correction.station_code is '管辖所（数据范围）';
comment on column annual_filing_correction.void_reason is '作废理由；空为有效';
comment on column annual_filing_correction.source_system is '上级系统名称';
comment on column annual_filing_correction.external_no is '上级系统编号';
comment on column annual_filing_correction.declared is '汇总申报（不是逐笔记录）';
comment on column annual_filing_correction.origin_batch is '来源批次';
comment on column annual_filing_correction.origin_line is '来源行（批次内连续编号）';
comment on column annual_filing_correction.filing_id is '年度报告';
comment on column annual_filing_correction.corrected_on is '更正日期';
comment on column annual_filing_correction.item is '更正事项';
comment on column annual_filing_correction.before is '更正前';
comment on column annual_filing_correction.after is '更正后';
create unique index annual_filing_correction_source_system_external_no_key on annual_filing_correction (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index annual_filing_correction_filing_id_idx on annual_filing_correction (county_code, filing_id);
alter table annual_filing_correction enable row level security;
create policy scope on annual_filing_correction to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on annual_filing_correction to quanheng_app;

create table annual_filing_correction_history (
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
  filing_id uuid not null,
  corrected_on date not null,
  item text not null,
  before text,
  after text,
  primary key (county_code, id, version)
);
comment on table annual_filing_correction_history is '年度报告更正（历史版本）';
comment on column annual_filing_correction_history.county_code is '局代码';
comment on column annual_filing_correction_history.id is '内部编号（UUIDv7）';
comment on column annual_filing_correction_history.version is '版本，从 1 起';
comment on column annual_filing_correction_history.recorded_at is '本版本入账时刻';
comment on column annual_filing_correction_history.station_code is '管辖所（数据范围）';
comment on column annual_filing_correction_history.void_reason is '作废理由；空为有效';
comment on column annual_filing_correction_history.source_system is '上级系统名称';
comment on column annual_filing_correction_history.external_no is '上级系统编号';
comment on column annual_filing_correction_history.declared is '汇总申报（不是逐笔记录）';
comment on column annual_filing_correction_history.origin_batch is '来源批次';
comment on column annual_filing_correction_history.origin_line is '来源行（批次内连续编号）';
comment on column annual_filing_correction_history.superseded_at is '被后一版本取代的时刻';
comment on column annual_filing_correction_history.filing_id is '年度报告';
comment on column annual_filing_correction_history.corrected_on is '更正日期';
comment on column annual_filing_correction_history.item is '更正事项';
comment on column annual_filing_correction_history.before is '更正前';
comment on column annual_filing_correction_history.after is '更正后';
create index annual_filing_correction_history_recorded_at_idx on annual_filing_correction_history (county_code, recorded_at);
alter table annual_filing_correction_history enable row level security;
create policy scope on annual_filing_correction_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on annual_filing_correction_history to quanheng_app;

create table annual_filing_history (
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
  report_year integer not null,
  first_filed_on date not null,
  channel text not null,
  receipt_no text,
  published_on date,
  public_choice boolean,
  last_corrected_on date,
  employees integer,
  assets_fen bigint,
  revenue_fen bigint,
  profit_fen bigint,
  tax_fen bigint,
  equipment_registered integer,
  equipment_in_date integer,
  content jsonb,
  primary key (county_code, id, version)
);
comment on table annual_filing_history is '年度报告（历史版本）';
comment on column annual_filing_history.county_code is '局代码';
comment on column annual_filing_history.id is '内部编号（UUIDv7）';
comment on column annual_filing_history.version is '版本，从 1 起';
comment on column annual_filing_history.recorded_at is '本版本入账时刻';
comment on column annual_filing_history.station_code is '管辖所（数据范围）';
comment on column annual_filing_history.void_reason is '作废理由；空为有效';
comment on column annual_filing_history.source_system is '上级系统名称';
comment on column annual_filing_history.external_no is '上级系统编号';
comment on column annual_filing_history.declared is '汇总申报（不是逐笔记录）';
comment on column annual_filing_history.origin_batch is '来源批次';
comment on column annual_filing_history.origin_line is '来源行（批次内连续编号）';
comment on column annual_filing_history.superseded_at is '被后一版本取代的时刻';
comment on column annual_filing_history.party_id is '主体';
comment on column annual_filing_history.report_year is '报告年度';
comment on column annual_filing_history.first_filed_on is '首次报送日期';
comment on column annual_filing_history.channel is '报送方式';
comment on column annual_filing_history.receipt_no is '收讫凭证号';
comment on column annual_filing_history.published_on is '公示日期';
comment on column annual_filing_history.public_choice is '选择公示经营信息';
comment on column annual_filing_history.last_corrected_on is '最近更正日期';
comment on column annual_filing_history.employees is '从业人数';
comment on column annual_filing_history.assets_fen is '资产总额（分）';
comment on column annual_filing_history.revenue_fen is '营业总收入（分）';
comment on column annual_filing_history.profit_fen is '利润总额（分）';
comment on column annual_filing_history.tax_fen is '纳税总额（分）';
comment on column annual_filing_history.equipment_registered is '已办使用登记的特种设备台套数';
comment on column annual_filing_history.equipment_in_date is '检验有效期内的特种设备台套数';
comment on column annual_filing_history.content is '其余填报内容';
create index annual_filing_history_recorded_at_idx on annual_filing_history (county_code, recorded_at);
alter table annual_filing_history enable row level security;
create policy scope on annual_filing_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on annual_filing_history to quanheng_app;

create table annual_overdue (
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
  report_year integer not null,
  notice_on date,
  notice_no text,
  primary key (county_code, id)
);
comment on table annual_overdue is '逾期未报名单（7 月 1 日零时）';
comment on column annual_overdue.county_code is '局代码';
comment on column annual_overdue.id is '内部编号（UUIDv7）';
comment on column annual_overdue.version is '版本，从 1 起';
comment on column annual_overdue.recorded_at is '本版本入账时刻';
comment on column annual_overdue.station_code is '管辖所（数据范围）';
comment on column annual_overdue.void_reason is '作废理由；空为有效';
comment on column annual_overdue.source_system is '上级系统名称';
comment on column annual_overdue.external_no is '上级系统编号';
comment on column annual_overdue.declared is '汇总申报（不是逐笔记录）';
comment on column annual_overdue.origin_batch is '来源批次';
comment on column annual_overdue.origin_line is '来源行（批次内连续编号）';
comment on column annual_overdue.party_id is '主体';
comment on column annual_overdue.report_year is '报告年度';
comment on column annual_overdue.notice_on is '催报公告日期';
comment on column annual_overdue.notice_no is '催报公告编号';
create unique index annual_overdue_source_system_external_no_key on annual_overdue (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index annual_overdue_party_id_report_year_key on annual_overdue (county_code, party_id, report_year) where void_reason is null;
create index annual_overdue_report_year_idx on annual_overdue (county_code, report_year);
alter table annual_overdue enable row level security;
create policy scope on annual_overdue to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on annual_overdue to quanheng_app;

create table annual_overdue_history (
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
  report_year integer not null,
  notice_on date,
  notice_no text,
  primary key (county_code, id, version)
);
comment on table annual_overdue_history is '逾期未报名单（7 月 1 日零时）（历史版本）';
comment on column annual_overdue_history.county_code is '局代码';
comment on column annual_overdue_history.id is '内部编号（UUIDv7）';
comment on column annual_overdue_history.version is '版本，从 1 起';
comment on column annual_overdue_history.recorded_at is '本版本入账时刻';
comment on column annual_overdue_history.station_code is '管辖所（数据范围）';
comment on column annual_overdue_history.void_reason is '作废理由；空为有效';
comment on column annual_overdue_history.source_system is '上级系统名称';
comment on column annual_overdue_history.external_no is '上级系统编号';
comment on column annual_overdue_history.declared is '汇总申报（不是逐笔记录）';
comment on column annual_overdue_history.origin_batch is '来源批次';
comment on column annual_overdue_history.origin_line is '来源行（批次内连续编号）';
comment on column annual_overdue_history.superseded_at is '被后一版本取代的时刻';
comment on column annual_overdue_history.party_id is '主体';
comment on column annual_overdue_history.report_year is '报告年度';
comment on column annual_overdue_history.notice_on is '催报公告日期';
comment on column annual_overdue_history.notice_no is '催报公告编号';
create index annual_overdue_history_recorded_at_idx on annual_overdue_history (county_code, recorded_at);
alter table annual_overdue_history enable row level security;
create policy scope on annual_overdue_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on annual_overdue_history to quanheng_app;
