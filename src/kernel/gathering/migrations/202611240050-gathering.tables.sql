create table gathering (
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
  gathering_no text not null,
  theme text not null,
  kind text not null,
  title text not null,
  held_on date not null,
  ended_on date,
  place text,
  level text not null,
  host text,
  unit_code text,
  speaker text,
  document_no text,
  headcount integer,
  handouts integer,
  summary text,
  primary key (county_code, id)
);
comment on table gathering is '会议、培训、约谈、学习和宣传活动';
comment on column gathering.county_code is '局代码';
comment on column gathering.id is '内部编号（UUIDv7）';
comment on column gathering.version is '版本，从 1 起';
comment on column gathering.recorded_at is '本版本入账时刻';
comment on column gathering.station_code is '管辖所（数据范围）';
comment on column gathering.void_reason is '作废理由；空为有效';
comment on column gathering.source_system is '上级系统名称';
comment on column gathering.external_no is '上级系统编号';
comment on column gathering.declared is '汇总申报（不是逐笔记录）';
comment on column gathering.origin_batch is '来源批次';
comment on column gathering.origin_line is '来源行（批次内连续编号）';
comment on column gathering.gathering_no is '编号';
comment on column gathering.theme is '主题代码';
comment on column gathering.kind is '种类';
comment on column gathering.title is '名称';
comment on column gathering.held_on is '举行日期';
comment on column gathering.ended_on is '结束日期';
comment on column gathering.place is '地点';
comment on column gathering.level is '举办层级';
comment on column gathering.host is '举办单位';
comment on column gathering.unit_code is '承办机构';
comment on column gathering.speaker is '主讲人或主持人';
comment on column gathering.document_no is '通知文号';
comment on column gathering.headcount is '到场人数（名单之外的总数）';
comment on column gathering.handouts is '发放资料份数';
comment on column gathering.summary is '内容摘要';
create unique index gathering_source_system_external_no_key on gathering (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index gathering_gathering_no_key on gathering (county_code, gathering_no) where void_reason is null;
create index gathering_theme_held_on_idx on gathering (county_code, theme, held_on);
create index gathering_held_on_id_idx on gathering (county_code, held_on, id);
alter table gathering enable row level security;
create policy scope on gathering to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on gathering to quanheng_app;

create table gathering_attendee (
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
  gathering_id uuid not null,
  party_id uuid,
  person_name text,
  attendance text not null,
  people integer,
  signed_on date,
  paper_no text,
  paper_on date,
  score integer,
  remark text,
  primary key (county_code, id)
);
comment on table gathering_attendee is '到场名单';
comment on column gathering_attendee.county_code is '局代码';
comment on column gathering_attendee.id is '内部编号（UUIDv7）';
comment on column gathering_attendee.version is '版本，从 1 起';
comment on column gathering_attendee.recorded_at is '本版本入账时刻';
comment on column gathering_attendee.station_code is '管辖所（数据范围）';
comment on column gathering_attendee.void_reason is '作废理由；空为有效';
comment on column gathering_attendee.source_system is '上级系统名称';
comment on column gathering_attendee.external_no is '上级系统编号';
comment on column gathering_attendee.declared is '汇总申报（不是逐笔记录）';
comment on column gathering_attendee.origin_batch is '来源批次';
comment on column gathering_attendee.origin_line is '来源行（批次内连续编号）';
comment on column gathering_attendee.gathering_id is '活动';
comment on column gathering_attendee.party_id is '主体';
comment on column gathering_attendee.person_name is '姓名';
comment on column gathering_attendee.attendance is '到场情况';
comment on column gathering_attendee.people is '到场人数';
comment on column gathering_attendee.signed_on is '签到日期';
comment on column gathering_attendee.paper_no is '送达文书编号';
comment on column gathering_attendee.paper_on is '文书送达日期';
comment on column gathering_attendee.score is '考核分数';
comment on column gathering_attendee.remark is '备注';
create unique index gathering_attendee_source_system_external_no_key on gathering_attendee (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index gathering_attendee_gathering_id_idx on gathering_attendee (county_code, gathering_id);
create index gathering_attendee_party_id_idx on gathering_attendee (county_code, party_id) where party_id is not null;
alter table gathering_attendee enable row level security;
create policy scope on gathering_attendee to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on gathering_attendee to quanheng_app;

create table gathering_attendee_history (
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
  gathering_id uuid not null,
  party_id uuid,
  person_name text,
  attendance text not null,
  people integer,
  signed_on date,
  paper_no text,
  paper_on date,
  score integer,
  remark text,
  primary key (county_code, id, version)
);
comment on table gathering_attendee_history is '到场名单（历史版本）';
comment on column gathering_attendee_history.county_code is '局代码';
comment on column gathering_attendee_history.id is '内部编号（UUIDv7）';
comment on column gathering_attendee_history.version is '版本，从 1 起';
comment on column gathering_attendee_history.recorded_at is '本版本入账时刻';
comment on column gathering_attendee_history.station_code is '管辖所（数据范围）';
comment on column gathering_attendee_history.void_reason is '作废理由；空为有效';
comment on column gathering_attendee_history.source_system is '上级系统名称';
comment on column gathering_attendee_history.external_no is '上级系统编号';
comment on column gathering_attendee_history.declared is '汇总申报（不是逐笔记录）';
comment on column gathering_attendee_history.origin_batch is '来源批次';
comment on column gathering_attendee_history.origin_line is '来源行（批次内连续编号）';
comment on column gathering_attendee_history.superseded_at is '被后一版本取代的时刻';
comment on column gathering_attendee_history.gathering_id is '活动';
comment on column gathering_attendee_history.party_id is '主体';
comment on column gathering_attendee_history.person_name is '姓名';
comment on column gathering_attendee_history.attendance is '到场情况';
comment on column gathering_attendee_history.people is '到场人数';
comment on column gathering_attendee_history.signed_on is '签到日期';
comment on column gathering_attendee_history.paper_no is '送达文书编号';
comment on column gathering_attendee_history.paper_on is '文书送达日期';
comment on column gathering_attendee_history.score is '考核分数';
comment on column gathering_attendee_history.remark is '备注';
create index gathering_attendee_history_recorded_at_idx on gathering_attendee_history (county_code, recorded_at);
alter table gathering_attendee_history enable row level security;
create policy scope on gathering_attendee_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on gathering_attendee_history to quanheng_app;

create table gathering_history (
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
  gathering_no text not null,
  theme text not null,
  kind text not null,
  title text not null,
  held_on date not null,
  ended_on date,
  place text,
  level text not null,
  host text,
  unit_code text,
  speaker text,
  document_no text,
  headcount integer,
  handouts integer,
  summary text,
  primary key (county_code, id, version)
);
comment on table gathering_history is '会议、培训、约谈、学习和宣传活动（历史版本）';
comment on column gathering_history.county_code is '局代码';
comment on column gathering_history.id is '内部编号（UUIDv7）';
comment on column gathering_history.version is '版本，从 1 起';
comment on column gathering_history.recorded_at is '本版本入账时刻';
comment on column gathering_history.station_code is '管辖所（数据范围）';
comment on column gathering_history.void_reason is '作废理由；空为有效';
comment on column gathering_history.source_system is '上级系统名称';
comment on column gathering_history.external_no is '上级系统编号';
comment on column gathering_history.declared is '汇总申报（不是逐笔记录）';
comment on column gathering_history.origin_batch is '来源批次';
comment on column gathering_history.origin_line is '来源行（批次内连续编号）';
comment on column gathering_history.superseded_at is '被后一版本取代的时刻';
comment on column gathering_history.gathering_no is '编号';
comment on column gathering_history.theme is '主题代码';
comment on column gathering_history.kind is '种类';
comment on column gathering_history.title is '名称';
comment on column gathering_history.held_on is '举行日期';
comment on column gathering_history.ended_on is '结束日期';
comment on column gathering_history.place is '地点';
comment on column gathering_history.level is '举办层级';
comment on column gathering_history.host is '举办单位';
comment on column gathering_history.unit_code is '承办机构';
comment on column gathering_history.speaker is '主讲人或主持人';
comment on column gathering_history.document_no is '通知文号';
comment on column gathering_history.headcount is '到场人数（名单之外的总数）';
comment on column gathering_history.handouts is '发放资料份数';
comment on column gathering_history.summary is '内容摘要';
create index gathering_history_recorded_at_idx on gathering_history (county_code, recorded_at);
alter table gathering_history enable row level security;
create policy scope on gathering_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on gathering_history to quanheng_app;
