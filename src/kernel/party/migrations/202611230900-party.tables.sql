create table party (
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
  kind text not null,
  name text not null,
  code text not null,
  code_kind text not null,
  code_valid boolean not null,
  old_code text,
  address text,
  legal_rep_name text,
  primary key (county_code, id)
);
comment on table party is '主体档案：市场主体、学校、医院、摊位，一户一档';
comment on column party.county_code is '局代码';
comment on column party.id is '内部编号（UUIDv7）';
comment on column party.version is '版本，从 1 起';
comment on column party.recorded_at is '本版本入账时刻';
comment on column party.station_code is '管辖所（数据范围）';
comment on column party.void_reason is '作废理由；空为有效';
comment on column party.source_system is '上级系统名称';
comment on column party.external_no is '上级系统编号';
comment on column party.declared is '汇总申报（不是逐笔记录）';
comment on column party.origin_batch is '来源批次';
comment on column party.origin_line is '来源行（批次内连续编号）';
comment on column party.kind is '种类';
comment on column party.name is '名称';
comment on column party.code is '统一社会信用代码或内部编号';
comment on column party.code_kind is '号码种类';
comment on column party.code_valid is '号码校验通过';
comment on column party.old_code is '原注册号';
comment on column party.address is '住所（经营场所）';
comment on column party.legal_rep_name is '法定代表人（负责人、经营者）';
create unique index party_source_system_external_no_key on party (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index party_code_key on party (county_code, code) where void_reason is null;
create index party_old_code_idx on party (county_code, old_code);
create index party_name_idx on party (county_code, name);
alter table party enable row level security;
create policy scope on party to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on party to quanheng_app;

create table party_class (
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
  type_code text not null,
  category text not null,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table party_class is '类型期间：企业类型代码与类别，从生效日到终止日';
comment on column party_class.county_code is '局代码';
comment on column party_class.id is '内部编号（UUIDv7）';
comment on column party_class.version is '版本，从 1 起';
comment on column party_class.recorded_at is '本版本入账时刻';
comment on column party_class.station_code is '管辖所（数据范围）';
comment on column party_class.void_reason is '作废理由；空为有效';
comment on column party_class.source_system is '上级系统名称';
comment on column party_class.external_no is '上级系统编号';
comment on column party_class.declared is '汇总申报（不是逐笔记录）';
comment on column party_class.origin_batch is '来源批次';
comment on column party_class.origin_line is '来源行（批次内连续编号）';
comment on column party_class.party_id is '主体';
comment on column party_class.type_code is '企业类型代码';
comment on column party_class.category is '类别';
comment on column party_class.from_day is '生效日';
comment on column party_class.to_day is '终止日（不含当日）';
create unique index party_class_source_system_external_no_key on party_class (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index party_class_party_id_from_day_idx on party_class (county_code, party_id, from_day);
alter table party_class enable row level security;
create policy scope on party_class to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on party_class to quanheng_app;

create table party_class_history (
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
  type_code text not null,
  category text not null,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table party_class_history is '类型期间：企业类型代码与类别，从生效日到终止日（历史版本）';
comment on column party_class_history.county_code is '局代码';
comment on column party_class_history.id is '内部编号（UUIDv7）';
comment on column party_class_history.version is '版本，从 1 起';
comment on column party_class_history.recorded_at is '本版本入账时刻';
comment on column party_class_history.station_code is '管辖所（数据范围）';
comment on column party_class_history.void_reason is '作废理由；空为有效';
comment on column party_class_history.source_system is '上级系统名称';
comment on column party_class_history.external_no is '上级系统编号';
comment on column party_class_history.declared is '汇总申报（不是逐笔记录）';
comment on column party_class_history.origin_batch is '来源批次';
comment on column party_class_history.origin_line is '来源行（批次内连续编号）';
comment on column party_class_history.superseded_at is '被后一版本取代的时刻';
comment on column party_class_history.party_id is '主体';
comment on column party_class_history.type_code is '企业类型代码';
comment on column party_class_history.category is '类别';
comment on column party_class_history.from_day is '生效日';
comment on column party_class_history.to_day is '终止日（不含当日）';
create index party_class_history_recorded_at_idx on party_class_history (county_code, recorded_at);
alter table party_class_history enable row level security;
create policy scope on party_class_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on party_class_history to quanheng_app;

create table party_contact (
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
  role text not null,
  person_name text,
  phone_sealed text,
  phone_masked text,
  phone_key text,
  id_sealed text,
  id_masked text,
  id_key text,
  primary key (county_code, id)
);
comment on table party_contact is '联系人：证件号和电话加密保存';
comment on column party_contact.county_code is '局代码';
comment on column party_contact.id is '内部编号（UUIDv7）';
comment on column party_contact.version is '版本，从 1 起';
comment on column party_contact.recorded_at is '本版本入账时刻';
comment on column party_contact.station_code is '管辖所（数据范围）';
comment on column party_contact.void_reason is '作废理由；空为有效';
comment on column party_contact.source_system is '上级系统名称';
comment on column party_contact.external_no is '上级系统编号';
comment on column party_contact.declared is '汇总申报（不是逐笔记录）';
comment on column party_contact.origin_batch is '来源批次';
comment on column party_contact.origin_line is '来源行（批次内连续编号）';
comment on column party_contact.party_id is '主体';
comment on column party_contact.role is '身份（法定代表人、联络员、经营者等）';
comment on column party_contact.person_name is '姓名';
comment on column party_contact.phone_sealed is '电话（密文）';
comment on column party_contact.phone_masked is '电话（掩码）';
comment on column party_contact.phone_key is '电话查找键（带密钥的摘要）';
comment on column party_contact.id_sealed is '证件号码（密文）';
comment on column party_contact.id_masked is '证件号码（掩码）';
comment on column party_contact.id_key is '证件号码查找键（带密钥的摘要）';
create unique index party_contact_source_system_external_no_key on party_contact (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index party_contact_party_id_idx on party_contact (county_code, party_id);
create index party_contact_phone_key_idx on party_contact (county_code, phone_key);
create index party_contact_id_key_idx on party_contact (county_code, id_key);
alter table party_contact enable row level security;
create policy scope on party_contact to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on party_contact to quanheng_app;

create table party_contact_history (
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
  role text not null,
  person_name text,
  phone_sealed text,
  phone_masked text,
  phone_key text,
  id_sealed text,
  id_masked text,
  id_key text,
  primary key (county_code, id, version)
);
comment on table party_contact_history is '联系人：证件号和电话加密保存（历史版本）';
comment on column party_contact_history.county_code is '局代码';
comment on column party_contact_history.id is '内部编号（UUIDv7）';
comment on column party_contact_history.version is '版本，从 1 起';
comment on column party_contact_history.recorded_at is '本版本入账时刻';
comment on column party_contact_history.station_code is '管辖所（数据范围）';
comment on column party_contact_history.void_reason is '作废理由；空为有效';
comment on column party_contact_history.source_system is '上级系统名称';
comment on column party_contact_history.external_no is '上级系统编号';
comment on column party_contact_history.declared is '汇总申报（不是逐笔记录）';
comment on column party_contact_history.origin_batch is '来源批次';
comment on column party_contact_history.origin_line is '来源行（批次内连续编号）';
comment on column party_contact_history.superseded_at is '被后一版本取代的时刻';
comment on column party_contact_history.party_id is '主体';
comment on column party_contact_history.role is '身份（法定代表人、联络员、经营者等）';
comment on column party_contact_history.person_name is '姓名';
comment on column party_contact_history.phone_sealed is '电话（密文）';
comment on column party_contact_history.phone_masked is '电话（掩码）';
comment on column party_contact_history.phone_key is '电话查找键（带密钥的摘要）';
comment on column party_contact_history.id_sealed is '证件号码（密文）';
comment on column party_contact_history.id_masked is '证件号码（掩码）';
comment on column party_contact_history.id_key is '证件号码查找键（带密钥的摘要）';
create index party_contact_history_recorded_at_idx on party_contact_history (county_code, recorded_at);
alter table party_contact_history enable row level security;
create policy scope on party_contact_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on party_contact_history to quanheng_app;

create table party_history (
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
  kind text not null,
  name text not null,
  code text not null,
  code_kind text not null,
  code_valid boolean not null,
  old_code text,
  address text,
  legal_rep_name text,
  primary key (county_code, id, version)
);
comment on table party_history is '主体档案：市场主体、学校、医院、摊位，一户一档（历史版本）';
comment on column party_history.county_code is '局代码';
comment on column party_history.id is '内部编号（UUIDv7）';
comment on column party_history.version is '版本，从 1 起';
comment on column party_history.recorded_at is '本版本入账时刻';
comment on column party_history.station_code is '管辖所（数据范围）';
comment on column party_history.void_reason is '作废理由；空为有效';
comment on column party_history.source_system is '上级系统名称';
comment on column party_history.external_no is '上级系统编号';
comment on column party_history.declared is '汇总申报（不是逐笔记录）';
comment on column party_history.origin_batch is '来源批次';
comment on column party_history.origin_line is '来源行（批次内连续编号）';
comment on column party_history.superseded_at is '被后一版本取代的时刻';
comment on column party_history.kind is '种类';
comment on column party_history.name is '名称';
comment on column party_history.code is '统一社会信用代码或内部编号';
comment on column party_history.code_kind is '号码种类';
comment on column party_history.code_valid is '号码校验通过';
comment on column party_history.old_code is '原注册号';
comment on column party_history.address is '住所（经营场所）';
comment on column party_history.legal_rep_name is '法定代表人（负责人、经营者）';
create index party_history_recorded_at_idx on party_history (county_code, recorded_at);
alter table party_history enable row level security;
create policy scope on party_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on party_history to quanheng_app;

create table party_label (
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
  label text not null,
  from_day date not null,
  to_day date,
  basis text,
  primary key (county_code, id)
);
comment on table party_label is '监管标签：把主体放进专项名录，从何时到何时';
comment on column party_label.county_code is '局代码';
comment on column party_label.id is '内部编号（UUIDv7）';
comment on column party_label.version is '版本，从 1 起';
comment on column party_label.recorded_at is '本版本入账时刻';
comment on column party_label.station_code is '管辖所（数据范围）';
comment on column party_label.void_reason is '作废理由；空为有效';
comment on column party_label.source_system is '上级系统名称';
comment on column party_label.external_no is '上级系统编号';
comment on column party_label.declared is '汇总申报（不是逐笔记录）';
comment on column party_label.origin_batch is '来源批次';
comment on column party_label.origin_line is '来源行（批次内连续编号）';
comment on column party_label.party_id is '主体';
comment on column party_label.label is '标签';
comment on column party_label.from_day is '起始日';
comment on column party_label.to_day is '终止日（不含当日）';
comment on column party_label.basis is '依据';
create unique index party_label_source_system_external_no_key on party_label (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index party_label_party_id_idx on party_label (county_code, party_id);
create index party_label_label_from_day_idx on party_label (county_code, label, from_day);
alter table party_label enable row level security;
create policy scope on party_label to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on party_label to quanheng_app;

create table party_label_history (
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
  label text not null,
  from_day date not null,
  to_day date,
  basis text,
  primary key (county_code, id, version)
);
comment on table party_label_history is '监管标签：把主体放进专项名录，从何时到何时（历史版本）';
comment on column party_label_history.county_code is '局代码';
comment on column party_label_history.id is '内部编号（UUIDv7）';
comment on column party_label_history.version is '版本，从 1 起';
comment on column party_label_history.recorded_at is '本版本入账时刻';
comment on column party_label_history.station_code is '管辖所（数据范围）';
comment on column party_label_history.void_reason is '作废理由；空为有效';
comment on column party_label_history.source_system is '上级系统名称';
comment on column party_label_history.external_no is '上级系统编号';
comment on column party_label_history.declared is '汇总申报（不是逐笔记录）';
comment on column party_label_history.origin_batch is '来源批次';
comment on column party_label_history.origin_line is '来源行（批次内连续编号）';
comment on column party_label_history.superseded_at is '被后一版本取代的时刻';
comment on column party_label_history.party_id is '主体';
comment on column party_label_history.label is '标签';
comment on column party_label_history.from_day is '起始日';
comment on column party_label_history.to_day is '终止日（不含当日）';
comment on column party_label_history.basis is '依据';
create index party_label_history_recorded_at_idx on party_label_history (county_code, recorded_at);
alter table party_label_history enable row level security;
create policy scope on party_label_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on party_label_history to quanheng_app;

create table party_search (
  county_code text not null,
  party_id uuid not null,
  grams text[] not null,
  primary key (county_code, party_id)
);
comment on table party_search is '主体检索：公开字段的检索词';
comment on column party_search.county_code is '局代码';
comment on column party_search.party_id is '主体';
comment on column party_search.grams is '名称与号码的二字片段、拼音首字母';
create index party_search_grams_idx on party_search using gin (grams);
grant select, insert, update, delete on party_search to quanheng_app;

create table party_state (
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
  state text not null,
  from_day date not null,
  to_day date,
  decision_no text,
  authority text,
  basis text,
  primary key (county_code, id)
);
comment on table party_state is '登记状态期间：从生效日到终止日';
comment on column party_state.county_code is '局代码';
comment on column party_state.id is '内部编号（UUIDv7）';
comment on column party_state.version is '版本，从 1 起';
comment on column party_state.recorded_at is '本版本入账时刻';
comment on column party_state.station_code is '管辖所（数据范围）';
comment on column party_state.void_reason is '作废理由；空为有效';
comment on column party_state.source_system is '上级系统名称';
comment on column party_state.external_no is '上级系统编号';
comment on column party_state.declared is '汇总申报（不是逐笔记录）';
comment on column party_state.origin_batch is '来源批次';
comment on column party_state.origin_line is '来源行（批次内连续编号）';
comment on column party_state.party_id is '主体';
comment on column party_state.state is '登记状态';
comment on column party_state.from_day is '生效日';
comment on column party_state.to_day is '终止日（不含当日）';
comment on column party_state.decision_no is '决定书文号';
comment on column party_state.authority is '决定机关';
comment on column party_state.basis is '依据';
create unique index party_state_source_system_external_no_key on party_state (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index party_state_party_id_from_day_idx on party_state (county_code, party_id, from_day);
alter table party_state enable row level security;
create policy scope on party_state to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on party_state to quanheng_app;

create table party_state_history (
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
  state text not null,
  from_day date not null,
  to_day date,
  decision_no text,
  authority text,
  basis text,
  primary key (county_code, id, version)
);
comment on table party_state_history is '登记状态期间：从生效日到终止日（历史版本）';
comment on column party_state_history.county_code is '局代码';
comment on column party_state_history.id is '内部编号（UUIDv7）';
comment on column party_state_history.version is '版本，从 1 起';
comment on column party_state_history.recorded_at is '本版本入账时刻';
comment on column party_state_history.station_code is '管辖所（数据范围）';
comment on column party_state_history.void_reason is '作废理由；空为有效';
comment on column party_state_history.source_system is '上级系统名称';
comment on column party_state_history.external_no is '上级系统编号';
comment on column party_state_history.declared is '汇总申报（不是逐笔记录）';
comment on column party_state_history.origin_batch is '来源批次';
comment on column party_state_history.origin_line is '来源行（批次内连续编号）';
comment on column party_state_history.superseded_at is '被后一版本取代的时刻';
comment on column party_state_history.party_id is '主体';
comment on column party_state_history.state is '登记状态';
comment on column party_state_history.from_day is '生效日';
comment on column party_state_history.to_day is '终止日（不含当日）';
comment on column party_state_history.decision_no is '决定书文号';
comment on column party_state_history.authority is '决定机关';
comment on column party_state_history.basis is '依据';
create index party_state_history_recorded_at_idx on party_state_history (county_code, recorded_at);
alter table party_state_history enable row level security;
create policy scope on party_state_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on party_state_history to quanheng_app;

create table party_station (
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
  unit_code text not null,
  grid text,
  from_day date not null,
  to_day date,
  primary key (county_code, id)
);
comment on table party_station is '管辖期间：归哪个所、哪个网格管，从何时到何时';
comment on column party_station.county_code is '局代码';
comment on column party_station.id is '内部编号（UUIDv7）';
comment on column party_station.version is '版本，从 1 起';
comment on column party_station.recorded_at is '本版本入账时刻';
comment on column party_station.station_code is '管辖所（数据范围）';
comment on column party_station.void_reason is '作废理由；空为有效';
comment on column party_station.source_system is '上级系统名称';
comment on column party_station.external_no is '上级系统编号';
comment on column party_station.declared is '汇总申报（不是逐笔记录）';
comment on column party_station.origin_batch is '来源批次';
comment on column party_station.origin_line is '来源行（批次内连续编号）';
comment on column party_station.party_id is '主体';
comment on column party_station.unit_code is '管辖所代码';
comment on column party_station.grid is '网格';
comment on column party_station.from_day is '起始日';
comment on column party_station.to_day is '终止日（不含当日）';
create unique index party_station_source_system_external_no_key on party_station (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index party_station_party_id_from_day_idx on party_station (county_code, party_id, from_day);
create index party_station_unit_code_idx on party_station (county_code, unit_code);
alter table party_station enable row level security;
create policy scope on party_station to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on party_station to quanheng_app;

create table party_station_history (
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
  unit_code text not null,
  grid text,
  from_day date not null,
  to_day date,
  primary key (county_code, id, version)
);
comment on table party_station_history is '管辖期间：归哪个所、哪个网格管，从何时到何时（历史版本）';
comment on column party_station_history.county_code is '局代码';
comment on column party_station_history.id is '内部编号（UUIDv7）';
comment on column party_station_history.version is '版本，从 1 起';
comment on column party_station_history.recorded_at is '本版本入账时刻';
comment on column party_station_history.station_code is '管辖所（数据范围）';
comment on column party_station_history.void_reason is '作废理由；空为有效';
comment on column party_station_history.source_system is '上级系统名称';
comment on column party_station_history.external_no is '上级系统编号';
comment on column party_station_history.declared is '汇总申报（不是逐笔记录）';
comment on column party_station_history.origin_batch is '来源批次';
comment on column party_station_history.origin_line is '来源行（批次内连续编号）';
comment on column party_station_history.superseded_at is '被后一版本取代的时刻';
comment on column party_station_history.party_id is '主体';
comment on column party_station_history.unit_code is '管辖所代码';
comment on column party_station_history.grid is '网格';
comment on column party_station_history.from_day is '起始日';
comment on column party_station_history.to_day is '终止日（不含当日）';
create index party_station_history_recorded_at_idx on party_station_history (county_code, recorded_at);
alter table party_station_history enable row level security;
create policy scope on party_station_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on party_station_history to quanheng_app;
