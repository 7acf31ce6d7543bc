create table message_campaign (
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
  campaign_no text not null,
  purpose text not null,
  channel text not null,
  template text not null,
  audience text,
  state text not null,
  planned_on date,
  started_on date,
  ended_on date,
  planned integer,
  primary key (county_code, id)
);
comment on table message_campaign is '群发批次';
comment on column message_campaign.county_code is '局代码';
comment on column message_campaign.id is '内部编号（UUIDv7）';
comment on column message_campaign.version is '版本，从 1 起';
comment on column message_campaign.recorded_at is '本版本入账时刻';
comment on column message_campaign.station_code is '管辖所（数据范围）';
comment on column message_campaign.void_reason is '作废理由；空为有效';
comment on column message_campaign.source_system is '上级系统名称';
comment on column message_campaign.external_no is '上级系统编号';
comment on column message_campaign.declared is '汇总申报（不是逐笔记录）';
comment on column message_campaign.origin_batch is '来源批次';
comment on column message_campaign.origin_line is '来源行（批次内连续编号）';
comment on column message_campaign.campaign_no is '批次编号';
comment on column message_campaign.purpose is '用途';
comment on column message_campaign.channel is '方式';
comment on column message_campaign.template is '内容模板';
comment on column message_campaign.audience is '对象条件';
comment on column message_campaign.state is '状态';
comment on column message_campaign.planned_on is '计划日期';
comment on column message_campaign.started_on is '开始日期';
comment on column message_campaign.ended_on is '结束日期';
comment on column message_campaign.planned is '计划条数';
create unique index message_campaign_source_system_external_no_key on message_campaign (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index message_campaign_campaign_no_key on message_campaign (county_code, campaign_no) where void_reason is null;
create index message_campaign_started_on_idx on message_campaign (county_code, started_on);
alter table message_campaign enable row level security;
create policy scope on message_campaign to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on message_campaign to quanheng_app;

create table message_campaign_history (
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
  campaign_no text not null,
  purpose text not null,
  channel text not null,
  template text not null,
  audience text,
  state text not null,
  planned_on date,
  started_on date,
  ended_on date,
  planned integer,
  primary key (county_code, id, version)
);
comment on table message_campaign_history is '群发批次（历史版本）';
comment on column message_campaign_history.county_code is '局代码';
comment on column message_campaign_history.id is '内部编号（UUIDv7）';
comment on column message_campaign_history.version is '版本，从 1 起';
comment on column message_campaign_history.recorded_at is '本版本入账时刻';
comment on column message_campaign_history.station_code is '管辖所（数据范围）';
comment on column message_campaign_history.void_reason is '作废理由；空为有效';
comment on column message_campaign_history.source_system is '上级系统名称';
comment on column message_campaign_history.external_no is '上级系统编号';
comment on column message_campaign_history.declared is '汇总申报（不是逐笔记录）';
comment on column message_campaign_history.origin_batch is '来源批次';
comment on column message_campaign_history.origin_line is '来源行（批次内连续编号）';
comment on column message_campaign_history.superseded_at is '被后一版本取代的时刻';
comment on column message_campaign_history.campaign_no is '批次编号';
comment on column message_campaign_history.purpose is '用途';
comment on column message_campaign_history.channel is '方式';
comment on column message_campaign_history.template is '内容模板';
comment on column message_campaign_history.audience is '对象条件';
comment on column message_campaign_history.state is '状态';
comment on column message_campaign_history.planned_on is '计划日期';
comment on column message_campaign_history.started_on is '开始日期';
comment on column message_campaign_history.ended_on is '结束日期';
comment on column message_campaign_history.planned is '计划条数';
create index message_campaign_history_recorded_at_idx on message_campaign_history (county_code, recorded_at);
alter table message_campaign_history enable row level security;
create policy scope on message_campaign_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on message_campaign_history to quanheng_app;

create table message_contact (
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
  campaign_id uuid,
  purpose text not null,
  channel text not null,
  party_id uuid,
  happened_on date not null,
  result text not null,
  quantity integer not null,
  person_name text,
  target_sealed text,
  target_masked text,
  target_key text,
  place text,
  staff_name text,
  content text,
  primary key (county_code, id)
);
comment on table message_contact is '联系记录：短信、电话、现场';
comment on column message_contact.county_code is '局代码';
comment on column message_contact.id is '内部编号（UUIDv7）';
comment on column message_contact.version is '版本，从 1 起';
comment on column message_contact.recorded_at is '本版本入账时刻';
comment on column message_contact.station_code is '管辖所（数据范围）';
comment on column message_contact.void_reason is '作废理由；空为有效';
comment on column message_contact.source_system is '上级系统名称';
comment on column message_contact.external_no is '上级系统编号';
comment on column message_contact.declared is '汇总申报（不是逐笔记录）';
comment on column message_contact.origin_batch is '来源批次';
comment on column message_contact.origin_line is '来源行（批次内连续编号）';
comment on column message_contact.campaign_id is '群发批次';
comment on column message_contact.purpose is '用途';
comment on column message_contact.channel is '方式';
comment on column message_contact.party_id is '主体';
comment on column message_contact.happened_on is '日期';
comment on column message_contact.result is '结果';
comment on column message_contact.quantity is '数量';
comment on column message_contact.person_name is '联系人';
comment on column message_contact.target_sealed is '号码（密文）';
comment on column message_contact.target_masked is '号码（掩码）';
comment on column message_contact.target_key is '号码查找键（带密钥的摘要）';
comment on column message_contact.place is '地点';
comment on column message_contact.staff_name is '工作人员';
comment on column message_contact.content is '内容摘要';
create unique index message_contact_source_system_external_no_key on message_contact (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index message_contact_purpose_channel_happened_on_idx on message_contact (county_code, purpose, channel, happened_on);
create index message_contact_party_id_idx on message_contact (county_code, party_id);
create index message_contact_happened_on_idx on message_contact (county_code, happened_on);
alter table message_contact enable row level security;
create policy scope on message_contact to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on message_contact to quanheng_app;

create table message_contact_history (
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
  campaign_id uuid,
  purpose text not null,
  channel text not null,
  party_id uuid,
  happened_on date not null,
  result text not null,
  quantity integer not null,
  person_name text,
  target_sealed text,
  target_masked text,
  target_key text,
  place text,
  staff_name text,
  content text,
  primary key (county_code, id, version)
);
comment on table message_contact_history is '联系记录：短信、电话、现场（历史版本）';
comment on column message_contact_history.county_code is '局代码';
comment on column message_contact_history.id is '内部编号（UUIDv7）';
comment on column message_contact_history.version is '版本，从 1 起';
comment on column message_contact_history.recorded_at is '本版本入账时刻';
comment on column message_contact_history.station_code is '管辖所（数据范围）';
comment on column message_contact_history.void_reason is '作废理由；空为有效';
comment on column message_contact_history.source_system is '上级系统名称';
comment on column message_contact_history.external_no is '上级系统编号';
comment on column message_contact_history.declared is '汇总申报（不是逐笔记录）';
comment on column message_contact_history.origin_batch is '来源批次';
comment on column message_contact_history.origin_line is '来源行（批次内连续编号）';
comment on column message_contact_history.superseded_at is '被后一版本取代的时刻';
comment on column message_contact_history.campaign_id is '群发批次';
comment on column message_contact_history.purpose is '用途';
comment on column message_contact_history.channel is '方式';
comment on column message_contact_history.party_id is '主体';
comment on column message_contact_history.happened_on is '日期';
comment on column message_contact_history.result is '结果';
comment on column message_contact_history.quantity is '数量';
comment on column message_contact_history.person_name is '联系人';
comment on column message_contact_history.target_sealed is '号码（密文）';
comment on column message_contact_history.target_masked is '号码（掩码）';
comment on column message_contact_history.target_key is '号码查找键（带密钥的摘要）';
comment on column message_contact_history.place is '地点';
comment on column message_contact_history.staff_name is '工作人员';
comment on column message_contact_history.content is '内容摘要';
create index message_contact_history_recorded_at_idx on message_contact_history (county_code, recorded_at);
alter table message_contact_history enable row level security;
create policy scope on message_contact_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on message_contact_history to quanheng_app;
