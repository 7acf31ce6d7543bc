create table report_issue (
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
  title text not null,
  as_of date not null,
  known_on date not null,
  state text not null,
  figures jsonb not null,
  broken_rules integer not null,
  digest bytea not null,
  frozen_by text not null,
  frozen_on date not null,
  document_no text,
  issued_on date,
  primary key (county_code, id)
);
comment on table report_issue is '年度工作总结定稿';
comment on column report_issue.county_code is '局代码';
comment on column report_issue.id is '内部编号（UUIDv7）';
comment on column report_issue.version is '版本，从 1 起';
comment on column report_issue.recorded_at is '本版本入账时刻';
comment on column report_issue.station_code is '管辖所（数据范围）';
comment on column report_issue.void_reason is '作废理由；空为有效';
comment on column report_issue.source_system is '上级系统名称';
comment on column report_issue.external_no is '上级系统编号';
comment on column report_issue.declared is '汇总申报（不是逐笔记录）';
comment on column report_issue.origin_batch is '来源批次';
comment on column report_issue.origin_line is '来源行（批次内连续编号）';
comment on column report_issue.year is '年度';
comment on column report_issue.title is '标题';
comment on column report_issue.as_of is '截止日';
comment on column report_issue.known_on is '以哪一天所知为准';
comment on column report_issue.state is '状态';
comment on column report_issue.figures is '各指标印数与依据';
comment on column report_issue.broken_rules is '未通过的勾稽规则数';
comment on column report_issue.digest is '全文与数字的摘要（SHA-256）';
comment on column report_issue.frozen_by is '定稿人';
comment on column report_issue.frozen_on is '定稿日';
comment on column report_issue.document_no is '发文字号';
comment on column report_issue.issued_on is '印发日';
create unique index report_issue_source_system_external_no_key on report_issue (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index report_issue_as_of_idx on report_issue (county_code, as_of);
create index report_issue_frozen_on_idx on report_issue (county_code, frozen_on);
alter table report_issue enable row level security;
create policy scope on report_issue to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on report_issue to quanheng_app;

create table report_issue_history (
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
  title text not null,
  as_of date not null,
  known_on date not null,
  state text not null,
  figures jsonb not null,
  broken_rules integer not null,
  digest bytea not null,
  frozen_by text not null,
  frozen_on date not null,
  document_no text,
  issued_on date,
  primary key (county_code, id, version)
);
comment on table report_issue_history is '年度工作总结定稿（历史版本）';
comment on column report_issue_history.county_code is '局代码';
comment on column report_issue_history.id is '内部编号（UUIDv7）';
comment on column report_issue_history.version is '版本，从 1 起';
comment on column report_issue_history.recorded_at is '本版本入账时刻';
comment on column report_issue_history.station_code is '管辖所（数据范围）';
comment on column report_issue_history.void_reason is '作废理由；空为有效';
comment on column report_issue_history.source_system is '上级系统名称';
comment on column report_issue_history.external_no is '上级系统编号';
comment on column report_issue_history.declared is '汇总申报（不是逐笔记录）';
comment on column report_issue_history.origin_batch is '来源批次';
comment on column report_issue_history.origin_line is '来源行（批次内连续编号）';
comment on column report_issue_history.superseded_at is '被后一版本取代的时刻';
comment on column report_issue_history.year is '年度';
comment on column report_issue_history.title is '标题';
comment on column report_issue_history.as_of is '截止日';
comment on column report_issue_history.known_on is '以哪一天所知为准';
comment on column report_issue_history.state is '状态';
comment on column report_issue_history.figures is '各指标印数与依据';
comment on column report_issue_history.broken_rules is '未通过的勾稽规则数';
comment on column report_issue_history.digest is '全文与数字的摘要（SHA-256）';
comment on column report_issue_history.frozen_by is '定稿人';
comment on column report_issue_history.frozen_on is '定稿日';
comment on column report_issue_history.document_no is '发文字号';
comment on column report_issue_history.issued_on is '印发日';
create index report_issue_history_recorded_at_idx on report_issue_history (county_code, recorded_at);
alter table report_issue_history enable row level security;
create policy scope on report_issue_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on report_issue_history to quanheng_app;
