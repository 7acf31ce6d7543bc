alter table message_campaign add column subject text;
comment on column message_campaign.subject is '邮件主题';
alter table message_campaign add column audience_id text;
comment on column message_campaign.audience_id is '对象来源';
alter table message_campaign add column filters jsonb;
comment on column message_campaign.filters is '对象条件（代码）';
alter table message_campaign add column listed_on date;
comment on column message_campaign.listed_on is '名单生成日期';
alter table message_campaign add column not_before timestamp(3) with time zone;
comment on column message_campaign.not_before is '不早于此刻发送';
alter table message_campaign add column signature text;
comment on column message_campaign.signature is '短信签名';
alter table message_campaign add column price_li integer;
comment on column message_campaign.price_li is '每段单价（厘）';
alter table message_campaign add column hold_reason text;
comment on column message_campaign.hold_reason is '暂停原因';
alter table message_campaign add column started_by text;
comment on column message_campaign.started_by is '发送人';
alter table message_campaign add column started_by_id text;
comment on column message_campaign.started_by_id is '发送人账号';
alter table message_campaign_history add column subject text;
comment on column message_campaign_history.subject is '邮件主题';
alter table message_campaign_history add column audience_id text;
comment on column message_campaign_history.audience_id is '对象来源';
alter table message_campaign_history add column filters jsonb;
comment on column message_campaign_history.filters is '对象条件（代码）';
alter table message_campaign_history add column listed_on date;
comment on column message_campaign_history.listed_on is '名单生成日期';
alter table message_campaign_history add column not_before timestamp(3) with time zone;
comment on column message_campaign_history.not_before is '不早于此刻发送';
alter table message_campaign_history add column signature text;
comment on column message_campaign_history.signature is '短信签名';
alter table message_campaign_history add column price_li integer;
comment on column message_campaign_history.price_li is '每段单价（厘）';
alter table message_campaign_history add column hold_reason text;
comment on column message_campaign_history.hold_reason is '暂停原因';
alter table message_campaign_history add column started_by text;
comment on column message_campaign_history.started_by is '发送人';
alter table message_campaign_history add column started_by_id text;
comment on column message_campaign_history.started_by_id is '发送人账号';

create table message_template (
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
  purpose text not null,
  channel text not null,
  subject text,
  body text not null,
  primary key (county_code, id)
);
comment on table message_template is '信息模板';
comment on column message_template.county_code is '局代码';
comment on column message_template.id is '内部编号（UUIDv7）';
comment on column message_template.version is '版本，从 1 起';
comment on column message_template.recorded_at is '本版本入账时刻';
comment on column message_template.station_code is '管辖所（数据范围）';
comment on column message_template.void_reason is '作废理由；空为有效';
comment on column message_template.source_system is '上级系统名称';
comment on column message_template.external_no is '上级系统编号';
comment on column message_template.declared is '汇总申报（不是逐笔记录）';
comment on column message_template.origin_batch is '来源批次';
comment on column message_template.origin_line is '来源行（批次内连续编号）';
comment on column message_template.name is '名称';
comment on column message_template.purpose is '用途';
comment on column message_template.channel is '方式';
comment on column message_template.subject is '邮件主题';
comment on column message_template.body is '内容';
create unique index message_template_source_system_external_no_key on message_template (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index message_template_name_key on message_template (county_code, name) where void_reason is null;
alter table message_template enable row level security;
create policy scope on message_template to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on message_template to quanheng_app;

create table message_template_history (
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
  purpose text not null,
  channel text not null,
  subject text,
  body text not null,
  primary key (county_code, id, version)
);
comment on table message_template_history is '信息模板（历史版本）';
comment on column message_template_history.county_code is '局代码';
comment on column message_template_history.id is '内部编号（UUIDv7）';
comment on column message_template_history.version is '版本，从 1 起';
comment on column message_template_history.recorded_at is '本版本入账时刻';
comment on column message_template_history.station_code is '管辖所（数据范围）';
comment on column message_template_history.void_reason is '作废理由；空为有效';
comment on column message_template_history.source_system is '上级系统名称';
comment on column message_template_history.external_no is '上级系统编号';
comment on column message_template_history.declared is '汇总申报（不是逐笔记录）';
comment on column message_template_history.origin_batch is '来源批次';
comment on column message_template_history.origin_line is '来源行（批次内连续编号）';
comment on column message_template_history.superseded_at is '被后一版本取代的时刻';
comment on column message_template_history.name is '名称';
comment on column message_template_history.purpose is '用途';
comment on column message_template_history.channel is '方式';
comment on column message_template_history.subject is '邮件主题';
comment on column message_template_history.body is '内容';
create index message_template_history_recorded_at_idx on message_template_history (county_code, recorded_at);
alter table message_template_history enable row level security;
create policy scope on message_template_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on message_template_history to quanheng_app;

create table message_opt_out (
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
  channel text not null,
  target_sealed text not null,
  target_masked text not null,
  target_key text not null,
  from_day date not null,
  reason text not null,
  primary key (county_code, id)
);
comment on table message_opt_out is '退订名单：不再群发的号码和邮箱';
comment on column message_opt_out.county_code is '局代码';
comment on column message_opt_out.id is '内部编号（UUIDv7）';
comment on column message_opt_out.version is '版本，从 1 起';
comment on column message_opt_out.recorded_at is '本版本入账时刻';
comment on column message_opt_out.station_code is '管辖所（数据范围）';
comment on column message_opt_out.void_reason is '作废理由；空为有效';
comment on column message_opt_out.source_system is '上级系统名称';
comment on column message_opt_out.external_no is '上级系统编号';
comment on column message_opt_out.declared is '汇总申报（不是逐笔记录）';
comment on column message_opt_out.origin_batch is '来源批次';
comment on column message_opt_out.origin_line is '来源行（批次内连续编号）';
comment on column message_opt_out.channel is '方式';
comment on column message_opt_out.target_sealed is '号码（密文）';
comment on column message_opt_out.target_masked is '号码（掩码）';
comment on column message_opt_out.target_key is '号码查找键（带密钥的摘要）';
comment on column message_opt_out.from_day is '退订日期';
comment on column message_opt_out.reason is '退订方式和理由';
create unique index message_opt_out_source_system_external_no_key on message_opt_out (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index message_opt_out_channel_target_key_key on message_opt_out (county_code, channel, target_key) where void_reason is null;
alter table message_opt_out enable row level security;
create policy scope on message_opt_out to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on message_opt_out to quanheng_app;

create table message_opt_out_history (
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
  channel text not null,
  target_sealed text not null,
  target_masked text not null,
  target_key text not null,
  from_day date not null,
  reason text not null,
  primary key (county_code, id, version)
);
comment on table message_opt_out_history is '退订名单：不再群发的号码和邮箱（历史版本）';
comment on column message_opt_out_history.county_code is '局代码';
comment on column message_opt_out_history.id is '内部编号（UUIDv7）';
comment on column message_opt_out_history.version is '版本，从 1 起';
comment on column message_opt_out_history.recorded_at is '本版本入账时刻';
comment on column message_opt_out_history.station_code is '管辖所（数据范围）';
comment on column message_opt_out_history.void_reason is '作废理由；空为有效';
comment on column message_opt_out_history.source_system is '上级系统名称';
comment on column message_opt_out_history.external_no is '上级系统编号';
comment on column message_opt_out_history.declared is '汇总申报（不是逐笔记录）';
comment on column message_opt_out_history.origin_batch is '来源批次';
comment on column message_opt_out_history.origin_line is '来源行（批次内连续编号）';
comment on column message_opt_out_history.superseded_at is '被后一版本取代的时刻';
comment on column message_opt_out_history.channel is '方式';
comment on column message_opt_out_history.target_sealed is '号码（密文）';
comment on column message_opt_out_history.target_masked is '号码（掩码）';
comment on column message_opt_out_history.target_key is '号码查找键（带密钥的摘要）';
comment on column message_opt_out_history.from_day is '退订日期';
comment on column message_opt_out_history.reason is '退订方式和理由';
create index message_opt_out_history_recorded_at_idx on message_opt_out_history (county_code, recorded_at);
alter table message_opt_out_history enable row level security;
create policy scope on message_opt_out_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on message_opt_out_history to quanheng_app;

create table message_send (
  county_code text not null,
  id uuid not null,
  campaign_id uuid,
  channel text not null,
  station_code text,
  place integer not null,
  party_id uuid,
  person_name text,
  target_sealed text,
  target_masked text,
  target_key text,
  subject text,
  content text not null,
  segments integer not null,
  state text not null,
  reason text,
  round integer not null,
  tries integer not null,
  not_before timestamp(3) with time zone,
  provider_id text,
  sent_at timestamp(3) with time zone,
  settled_at timestamp(3) with time zone,
  to_enter boolean not null,
  primary key (county_code, id)
);
comment on table message_send is '逐条发送：一批里每个号码一条';
comment on column message_send.county_code is '局代码';
comment on column message_send.id is '编号，也是网关的幂等编号';
comment on column message_send.campaign_id is '群发批次；空为内部消息的邮件副本';
comment on column message_send.channel is '方式';
comment on column message_send.station_code is '管辖所（数据范围）';
comment on column message_send.place is '在批次里的次序';
comment on column message_send.party_id is '主体';
comment on column message_send.person_name is '联系人';
comment on column message_send.target_sealed is '号码（密文）';
comment on column message_send.target_masked is '号码（掩码）';
comment on column message_send.target_key is '号码查找键（带密钥的摘要）';
comment on column message_send.subject is '邮件主题';
comment on column message_send.content is '内容';
comment on column message_send.segments is '计费段数';
comment on column message_send.state is '状态';
comment on column message_send.reason is '未发送、未送达或不明的原因';
comment on column message_send.round is '人工重发的次数';
comment on column message_send.tries is '没有发出的尝试次数';
comment on column message_send.not_before is '不早于此刻再试';
comment on column message_send.provider_id is '网关编号';
comment on column message_send.sent_at is '提交时刻';
comment on column message_send.settled_at is '回执时刻';
comment on column message_send.to_enter is '结果还没有记入联系记录';
create unique index message_send_campaign_id_target_key_key on message_send (county_code, campaign_id, target_key) where state <> 'EXCLUDED';
create index message_send_campaign_id_place_idx on message_send (county_code, campaign_id, place);
create index message_send_state_campaign_id_idx on message_send (county_code, state, campaign_id);
create index message_send_provider_id_idx on message_send (county_code, provider_id);
create index message_send_to_enter_idx on message_send (county_code, to_enter) where to_enter;
alter table message_send enable row level security;
create policy scope on message_send to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update, delete on message_send to quanheng_app;

create table message_receipt (
  county_code text not null,
  id uuid not null,
  send_id uuid,
  round integer,
  provider_id text,
  delivered boolean not null,
  reason text,
  at timestamp(3) with time zone not null,
  primary key (county_code, id)
);
comment on table message_receipt is '短信回执，核对后删除';
comment on column message_receipt.county_code is '局代码';
comment on column message_receipt.id is '编号';
comment on column message_receipt.send_id is '所报的那一条';
comment on column message_receipt.round is '所报的是第几次重发';
comment on column message_receipt.provider_id is '网关编号';
comment on column message_receipt.delivered is '送达';
comment on column message_receipt.reason is '未送达的原因';
comment on column message_receipt.at is '收到时刻';
alter table message_receipt enable row level security;
create policy scope on message_receipt to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, delete on message_receipt to quanheng_app;

create table message_notice (
  county_code text not null,
  id uuid not null,
  account text not null,
  from_name text not null,
  title text not null,
  body text,
  page text,
  at timestamp(3) with time zone not null,
  read_at timestamp(3) with time zone,
  primary key (county_code, id)
);
comment on table message_notice is '站内消息';
comment on column message_notice.county_code is '局代码';
comment on column message_notice.id is '编号';
comment on column message_notice.account is '收件人账号';
comment on column message_notice.from_name is '发件人';
comment on column message_notice.title is '标题';
comment on column message_notice.body is '内容';
comment on column message_notice.page is '所涉页面';
comment on column message_notice.at is '时刻';
comment on column message_notice.read_at is '阅读时刻';
create index message_notice_account_at_idx on message_notice (county_code, account, at);
alter table message_notice enable row level security;
create policy scope on message_notice to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update on message_notice to quanheng_app;

create table message_mailbox (
  county_code text not null,
  account text not null,
  address_sealed text not null,
  address_masked text not null,
  set_at timestamp(3) with time zone not null,
  primary key (county_code, account)
);
comment on table message_mailbox is '站内消息的邮件副本发往哪里';
comment on column message_mailbox.county_code is '局代码';
comment on column message_mailbox.account is '账号';
comment on column message_mailbox.address_sealed is '邮箱（密文）';
comment on column message_mailbox.address_masked is '邮箱（掩码）';
comment on column message_mailbox.set_at is '设定时刻';
alter table message_mailbox enable row level security;
create policy scope on message_mailbox to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update, delete on message_mailbox to quanheng_app;

create index message_contact_campaign_id_idx on message_contact (county_code, campaign_id);
