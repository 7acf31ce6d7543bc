create table equity_pledge (
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
  reg_no text not null,
  company_id uuid not null,
  equity_kind text not null,
  pledged_fen bigint not null,
  pledged_original_fen bigint,
  pledged_currency text,
  pledged_shares numeric(20,6),
  secured_fen bigint,
  secured_original_fen bigint,
  secured_currency text,
  maximum_amount boolean,
  contract_no text,
  term_from date,
  term_to date,
  pledgors text not null,
  pledgees text not null,
  applied_on date,
  registered_on date not null,
  cancelled_on date,
  cancel_reason text,
  revoked_on date,
  revoke_basis text,
  primary key (county_code, id)
);
comment on table equity_pledge is '股权出质登记';
comment on column equity_pledge.county_code is '局代码';
comment on column equity_pledge.id is '内部编号（UUIDv7）';
comment on column equity_pledge.version is '版本，从 1 起';
comment on column equity_pledge.recorded_at is '本版本入账时刻';
comment on column equity_pledge.station_code is '管辖所（数据范围）';
comment on column equity_pledge.void_reason is '作废理由；空为有效';
comment on column equity_pledge.source_system is '上级系统名称';
comment on column equity_pledge.external_no is '上级系统编号';
comment on column equity_pledge.declared is '汇总申报（不是逐笔记录）';
comment on column equity_pledge.origin_batch is '来源批次';
comment on column equity_pledge.origin_line is '来源行（批次内连续编号）';
comment on column equity_pledge.reg_no is '质权登记编号';
comment on column equity_pledge.company_id is '出质股权所在公司';
comment on column equity_pledge.equity_kind is '出质股权种类';
comment on column equity_pledge.pledged_fen is '出质股权数额（分，人民币）';
comment on column equity_pledge.pledged_original_fen is '出质股权数额（原币，分）';
comment on column equity_pledge.pledged_currency is '出质股权币种（ISO 4217）';
comment on column equity_pledge.pledged_shares is '出质股份数（万股）';
comment on column equity_pledge.secured_fen is '被担保债权数额（分，人民币）';
comment on column equity_pledge.secured_original_fen is '被担保债权数额（原币，分）';
comment on column equity_pledge.secured_currency is '被担保债权币种（ISO 4217）';
comment on column equity_pledge.maximum_amount is '最高额质权';
comment on column equity_pledge.contract_no is '主合同编号';
comment on column equity_pledge.term_from is '债务履行期限起';
comment on column equity_pledge.term_to is '债务履行期限止';
comment on column equity_pledge.pledgors is '出质人';
comment on column equity_pledge.pledgees is '质权人';
comment on column equity_pledge.applied_on is '申请日期';
comment on column equity_pledge.registered_on is '设立登记日期';
comment on column equity_pledge.cancelled_on is '注销登记日期';
comment on column equity_pledge.cancel_reason is '注销原因';
comment on column equity_pledge.revoked_on is '撤销登记日期';
comment on column equity_pledge.revoke_basis is '撤销依据';
create unique index equity_pledge_source_system_external_no_key on equity_pledge (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index equity_pledge_reg_no_key on equity_pledge (county_code, reg_no) where void_reason is null;
create index equity_pledge_registered_on_idx on equity_pledge (county_code, registered_on);
create index equity_pledge_company_id_idx on equity_pledge (county_code, company_id);
alter table equity_pledge enable row level security;
create policy scope on equity_pledge to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on equity_pledge to quanheng_app;

create table equity_pledge_change (
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
  pledge_id uuid not null,
  changed_on date not null,
  item text not null,
  before text,
  after text,
  primary key (county_code, id)
);
comment on table equity_pledge_change is '股权出质变更登记';
comment on column equity_pledge_change.county_code is '局代码';
comment on column equity_pledge_change.id is '内部编号（UUIDv7）';
comment on column equity_pledge_change.version is '版本，从 1 起';
comment on column equity_pledge_change.recorded_at is '本版本入账时刻';
comment on column equity_pledge_change.station_code is '管辖所（数据范围）';
comment on column equity_pledge_change.void_reason is '作废理由；空为有效';
comment on column equity_pledge_change.source_system is '上级系统名称';
comment on column equity_pledge_change.external_no is '上级系统编号';
comment on column equity_pledge_change.declared is '汇总申报（不是逐笔记录）';
comment on column equity_pledge_change.origin_batch is '来源批次';
comment on column equity_pledge_change.origin_line is '来源行（批次内连续编号）';
comment on column equity_pledge_change.pledge_id is '股权出质登记';
comment on column equity_pledge_change.changed_on is '变更登记日期';
comment on column equity_pledge_change.item is '变更事项';
comment on column equity_pledge_change.before is '变更前';
comment on column equity_pledge_change.after is '变更后';
create unique index equity_pledge_change_source_system_external_no_key on equity_pledge_change (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index equity_pledge_change_pledge_id_idx on equity_pledge_change (county_code, pledge_id);
alter table equity_pledge_change enable row level security;
create policy scope on equity_pledge_change to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on equity_pledge_change to quanheng_app;

create table equity_pledge_change_history (
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
  pledge_id uuid not null,
  changed_on date not null,
  item text not null,
  before text,
  after text,
  primary key (county_code, id, version)
);
comment on table equity_pledge_change_history is '股权出质变更登记（历史版本）';
comment on column equity_pledge_change_history.county_code is '局代码';
comment on column equity_pledge_change_history.id is '内部编号（UUIDv7）';
comment on column equity_pledge_change_history.version is '版本，从 1 起';
comment on column equity_pledge_change_history.recorded_at is '本版本入账时刻';
comment on column equity_pledge_change_history.station_code is '管辖所（数据范围）';
comment on column equity_pledge_change_history.void_reason is '作废理由；空为有效';
comment on column equity_pledge_change_history.source_system is '上级系统名称';
comment on column equity_pledge_change_history.external_no is '上级系统编号';
comment on column equity_pledge_change_history.declared is '汇总申报（不是逐笔记录）';
comment on column equity_pledge_change_history.origin_batch is '来源批次';
comment on column equity_pledge_change_history.origin_line is '来源行（批次内连续编号）';
comment on column equity_pledge_change_history.superseded_at is '被后一版本取代的时刻';
comment on column equity_pledge_change_history.pledge_id is '股权出质登记';
comment on column equity_pledge_change_history.changed_on is '变更登记日期';
comment on column equity_pledge_change_history.item is '变更事项';
comment on column equity_pledge_change_history.before is '变更前';
comment on column equity_pledge_change_history.after is '变更后';
create index equity_pledge_change_history_recorded_at_idx on equity_pledge_change_history (county_code, recorded_at);
alter table equity_pledge_change_history enable row level security;
create policy scope on equity_pledge_change_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on equity_pledge_change_history to quanheng_app;

create table equity_pledge_history (
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
  reg_no text not null,
  company_id uuid not null,
  equity_kind text not null,
  pledged_fen bigint not null,
  pledged_original_fen bigint,
  pledged_currency text,
  pledged_shares numeric(20,6),
  secured_fen bigint,
  secured_original_fen bigint,
  secured_currency text,
  maximum_amount boolean,
  contract_no text,
  term_from date,
  term_to date,
  pledgors text not null,
  pledgees text not null,
  applied_on date,
  registered_on date not null,
  cancelled_on date,
  cancel_reason text,
  revoked_on date,
  revoke_basis text,
  primary key (county_code, id, version)
);
comment on table equity_pledge_history is '股权出质登记（历史版本）';
comment on column equity_pledge_history.county_code is '局代码';
comment on column equity_pledge_history.id is '内部编号（UUIDv7）';
comment on column equity_pledge_history.version is '版本，从 1 起';
comment on column equity_pledge_history.recorded_at is '本版本入账时刻';
comment on column equity_pledge_history.station_code is '管辖所（数据范围）';
comment on column equity_pledge_history.void_reason is '作废理由；空为有效';
comment on column equity_pledge_history.source_system is '上级系统名称';
comment on column equity_pledge_history.external_no is '上级系统编号';
comment on column equity_pledge_history.declared is '汇总申报（不是逐笔记录）';
comment on column equity_pledge_history.origin_batch is '来源批次';
comment on column equity_pledge_history.origin_line is '来源行（批次内连续编号）';
comment on column equity_pledge_history.superseded_at is '被后一版本取代的时刻';
comment on column equity_pledge_history.reg_no is '质权登记编号';
comment on column equity_pledge_history.company_id is '出质股权所在公司';
comment on column equity_pledge_history.equity_kind is '出质股权种类';
comment on column equity_pledge_history.pledged_fen is '出质股权数额（分，人民币）';
comment on column equity_pledge_history.pledged_original_fen is '出质股权数额（原币，分）';
comment on column equity_pledge_history.pledged_currency is '出质股权币种（ISO 4217）';
comment on column equity_pledge_history.pledged_shares is '出质股份数（万股）';
comment on column equity_pledge_history.secured_fen is '被担保债权数额（分，人民币）';
comment on column equity_pledge_history.secured_original_fen is '被担保债权数额（原币，分）';
comment on column equity_pledge_history.secured_currency is '被担保债权币种（ISO 4217）';
comment on column equity_pledge_history.maximum_amount is '最高额质权';
comment on column equity_pledge_history.contract_no is '主合同编号';
comment on column equity_pledge_history.term_from is '债务履行期限起';
comment on column equity_pledge_history.term_to is '债务履行期限止';
comment on column equity_pledge_history.pledgors is '出质人';
comment on column equity_pledge_history.pledgees is '质权人';
comment on column equity_pledge_history.applied_on is '申请日期';
comment on column equity_pledge_history.registered_on is '设立登记日期';
comment on column equity_pledge_history.cancelled_on is '注销登记日期';
comment on column equity_pledge_history.cancel_reason is '注销原因';
comment on column equity_pledge_history.revoked_on is '撤销登记日期';
comment on column equity_pledge_history.revoke_basis is '撤销依据';
create index equity_pledge_history_recorded_at_idx on equity_pledge_history (county_code, recorded_at);
alter table equity_pledge_history enable row level security;
create policy scope on equity_pledge_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on equity_pledge_history to quanheng_app;

create table equity_pledge_holder (
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
  pledge_id uuid not null,
  role text not null,
  name text not null,
  holder_kind text,
  id_sealed text,
  id_masked text,
  id_key text,
  primary key (county_code, id)
);
comment on table equity_pledge_holder is '股权出质的出质人和质权人';
comment on column equity_pledge_holder.county_code is '局代码';
comment on column equity_pledge_holder.id is '内部编号（UUIDv7）';
comment on column equity_pledge_holder.version is '版本，从 1 起';
comment on column equity_pledge_holder.recorded_at is '本版本入账时刻';
comment on column equity_pledge_holder.station_code is '管辖所（数据范围）';
comment on column equity_pledge_holder.void_reason is '作废理由；空为有效';
comment on column equity_pledge_holder.source_system is '上级系统名称';
comment on column equity_pledge_holder.external_no is '上级系统编号';
comment on column equity_pledge_holder.declared is '汇总申报（不是逐笔记录）';
comment on column equity_pledge_holder.origin_batch is '来源批次';
comment on column equity_pledge_holder.origin_line is '来源行（批次内连续编号）';
comment on column equity_pledge_holder.pledge_id is '股权出质登记';
comment on column equity_pledge_holder.role is '身份';
comment on column equity_pledge_holder.name is '姓名或名称';
comment on column equity_pledge_holder.holder_kind is '类别（自然人、银行、担保公司、其他企业）';
comment on column equity_pledge_holder.id_sealed is '证件号码（密文）';
comment on column equity_pledge_holder.id_masked is '证件号码（掩码）';
comment on column equity_pledge_holder.id_key is '证件号码查找键（带密钥的摘要）';
create unique index equity_pledge_holder_source_system_external_no_key on equity_pledge_holder (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index equity_pledge_holder_pledge_id_idx on equity_pledge_holder (county_code, pledge_id);
alter table equity_pledge_holder enable row level security;
create policy scope on equity_pledge_holder to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on equity_pledge_holder to quanheng_app;

create table equity_pledge_holder_history (
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
  pledge_id uuid not null,
  role text not null,
  name text not null,
  holder_kind text,
  id_sealed text,
  id_masked text,
  id_key text,
  primary key (county_code, id, version)
);
comment on table equity_pledge_holder_history is '股权出质的出质人和质权人（历史版本）';
comment on column equity_pledge_holder_history.county_code is '局代码';
comment on column equity_pledge_holder_history.id is '内部编号（UUIDv7）';
comment on column equity_pledge_holder_history.version is '版本，从 1 起';
comment on column equity_pledge_holder_history.recorded_at is '本版本入账时刻';
comment on column equity_pledge_holder_history.station_code is '管辖所（数据范围）';
comment on column equity_pledge_holder_history.void_reason is '作废理由；空为有效';
comment on column equity_pledge_holder_history.source_system is '上级系统名称';
comment on column equity_pledge_holder_history.external_no is '上级系统编号';
comment on column equity_pledge_holder_history.declared is '汇总申报（不是逐笔记录）';
comment on column equity_pledge_holder_history.origin_batch is '来源批次';
comment on column equity_pledge_holder_history.origin_line is '来源行（批次内连续编号）';
comment on column equity_pledge_holder_history.superseded_at is '被后一版本取代的时刻';
comment on column equity_pledge_holder_history.pledge_id is '股权出质登记';
comment on column equity_pledge_holder_history.role is '身份';
comment on column equity_pledge_holder_history.name is '姓名或名称';
comment on column equity_pledge_holder_history.holder_kind is '类别（自然人、银行、担保公司、其他企业）';
comment on column equity_pledge_holder_history.id_sealed is '证件号码（密文）';
comment on column equity_pledge_holder_history.id_masked is '证件号码（掩码）';
comment on column equity_pledge_holder_history.id_key is '证件号码查找键（带密钥的摘要）';
create index equity_pledge_holder_history_recorded_at_idx on equity_pledge_holder_history (county_code, recorded_at);
alter table equity_pledge_holder_history enable row level security;
create policy scope on equity_pledge_holder_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on equity_pledge_holder_history to quanheng_app;
