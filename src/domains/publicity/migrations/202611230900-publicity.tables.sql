create table publication_notice (
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
  subject_name text not null,
  subject_code text,
  party_id uuid,
  subject_id_sealed text,
  subject_id_masked text,
  subject_id_key text,
  document_no text not null,
  document_on date not null,
  simple_procedure boolean,
  weight text,
  penalty_kinds text,
  violation text,
  facts text,
  legal_basis text,
  fine_fen bigint,
  confiscated_fen bigint,
  licence_name text,
  licence_no text,
  valid_from date,
  valid_to date,
  result text,
  content text,
  content_hash text,
  authority text,
  data_source text,
  informed_on date,
  due_on date,
  credit_due_on date,
  published_on date,
  channel text,
  other_publications jsonb,
  operator text,
  public_until date,
  annulled_on date,
  withdraw_due_on date,
  withdrawn_on date,
  withdraw_reason text,
  source_ledger text,
  source_record uuid,
  primary key (county_code, id)
);
comment on table publication_notice is '涉企信息公示（每份文书、每个相对人一条）';
comment on column publication_notice.county_code is '局代码';
comment on column publication_notice.id is '内部编号（UUIDv7）';
comment on column publication_notice.version is '版本，从 1 起';
comment on column publication_notice.recorded_at is '本版本入账时刻';
comment on column publication_notice.station_code is '管辖所（数据范围）';
comment on column publication_notice.void_reason is '作废理由；空为有效';
comment on column publication_notice.source_system is '上级系统名称';
comment on column publication_notice.external_no is '上级系统编号';
comment on column publication_notice.declared is '汇总申报（不是逐笔记录）';
comment on column publication_notice.origin_batch is '来源批次';
comment on column publication_notice.origin_line is '来源行（批次内连续编号）';
comment on column publication_notice.kind is '公示种类';
comment on column publication_notice.subject_name is '行政相对人名称';
comment on column publication_notice.subject_code is '行政相对人代码';
comment on column publication_notice.party_id is '主体（登记册里有的）';
comment on column publication_notice.subject_id_sealed is '自然人证件号码（密文）';
comment on column publication_notice.subject_id_masked is '自然人证件号码（掩码）';
comment on column publication_notice.subject_id_key is '自然人证件号码查找键（带密钥的摘要）';
comment on column publication_notice.document_no is '决定书文号（任务编号、报告编号）';
comment on column publication_notice.document_on is '决定日期（检查、报告日期）';
comment on column publication_notice.simple_procedure is '当场处罚（简易程序）';
comment on column publication_notice.weight is '处罚轻重';
comment on column publication_notice.penalty_kinds is '处罚类别';
comment on column publication_notice.violation is '违法行为类型';
comment on column publication_notice.facts is '违法事实';
comment on column publication_notice.legal_basis is '依据';
comment on column publication_notice.fine_fen is '罚款金额（分）';
comment on column publication_notice.confiscated_fen is '没收金额（分）';
comment on column publication_notice.licence_name is '许可证书名称';
comment on column publication_notice.licence_no is '许可编号';
comment on column publication_notice.valid_from is '许可有效期自';
comment on column publication_notice.valid_to is '许可有效期至';
comment on column publication_notice.result is '检查（检验）结果';
comment on column publication_notice.content is '公示内容摘要';
comment on column publication_notice.content_hash is '公示内容摘要值';
comment on column publication_notice.authority is '决定机关';
comment on column publication_notice.data_source is '数据来源单位';
comment on column publication_notice.informed_on is '告知当事人将公示的日期';
comment on column publication_notice.due_on is '应公示日期（国家企业信用信息公示系统）';
comment on column publication_notice.credit_due_on is '应公示日期（信用平台双公示）';
comment on column publication_notice.published_on is '公示日期';
comment on column publication_notice.channel is '公示渠道';
comment on column publication_notice.other_publications is '其他渠道的公示';
comment on column publication_notice.operator is '公示人';
comment on column publication_notice.public_until is '公示截止期';
comment on column publication_notice.annulled_on is '原决定变更、撤销的日期';
comment on column publication_notice.withdraw_due_on is '应撤下日期';
comment on column publication_notice.withdrawn_on is '撤下日期';
comment on column publication_notice.withdraw_reason is '撤下理由';
comment on column publication_notice.source_ledger is '来源账表';
comment on column publication_notice.source_record is '来源记录';
create unique index publication_notice_source_system_external_no_key on publication_notice (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index publication_notice_kind_document_no_subject_name_key on publication_notice (county_code, kind, document_no, subject_name) where void_reason is null;
create index publication_notice_document_no_idx on publication_notice (county_code, document_no);
create index publication_notice_document_on_idx on publication_notice (county_code, document_on);
create index publication_notice_kind_document_on_idx on publication_notice (county_code, kind, document_on);
create index publication_notice_published_on_idx on publication_notice (county_code, published_on);
create index publication_notice_party_id_idx on publication_notice (county_code, party_id);
create index publication_notice_due_on_idx on publication_notice (county_code, due_on) where published_on is null;
create index publication_notice_annulled_on_idx on publication_notice (county_code, annulled_on) where withdrawn_on is null;
alter table publication_notice enable row level security;
create policy scope on publication_notice to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on publication_notice to quanheng_app;

create table publication_notice_history (
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
  subject_name text not null,
  subject_code text,
  party_id uuid,
  subject_id_sealed text,
  subject_id_masked text,
  subject_id_key text,
  document_no text not null,
  document_on date not null,
  simple_procedure boolean,
  weight text,
  penalty_kinds text,
  violation text,
  facts text,
  legal_basis text,
  fine_fen bigint,
  confiscated_fen bigint,
  licence_name text,
  licence_no text,
  valid_from date,
  valid_to date,
  result text,
  content text,
  content_hash text,
  authority text,
  data_source text,
  informed_on date,
  due_on date,
  credit_due_on date,
  published_on date,
  channel text,
  other_publications jsonb,
  operator text,
  public_until date,
  annulled_on date,
  withdraw_due_on date,
  withdrawn_on date,
  withdraw_reason text,
  source_ledger text,
  source_record uuid,
  primary key (county_code, id, version)
);
comment on table publication_notice_history is '涉企信息公示（每份文书、每个相对人一条）（历史版本）';
comment on column publication_notice_history.county_code is '局代码';
comment on column publication_notice_history.id is '内部编号（UUIDv7）';
comment on column publication_notice_history.version is '版本，从 1 起';
comment on column publication_notice_history.recorded_at is '本版本入账时刻';
comment on column publication_notice_history.station_code is '管辖所（数据范围）';
comment on column publication_notice_history.void_reason is '作废理由；空为有效';
comment on column publication_notice_history.source_system is '上级系统名称';
comment on column publication_notice_history.external_no is '上级系统编号';
comment on column publication_notice_history.declared is '汇总申报（不是逐笔记录）';
comment on column publication_notice_history.origin_batch is '来源批次';
comment on column publication_notice_history.origin_line is '来源行（批次内连续编号）';
comment on column publication_notice_history.superseded_at is '被后一版本取代的时刻';
comment on column publication_notice_history.kind is '公示种类';
comment on column publication_notice_history.subject_name is '行政相对人名称';
comment on column publication_notice_history.subject_code is '行政相对人代码';
comment on column publication_notice_history.party_id is '主体（登记册里有的）';
comment on column publication_notice_history.subject_id_sealed is '自然人证件号码（密文）';
comment on column publication_notice_history.subject_id_masked is '自然人证件号码（掩码）';
comment on column publication_notice_history.subject_id_key is '自然人证件号码查找键（带密钥的摘要）';
comment on column publication_notice_history.document_no is '决定书文号（任务编号、报告编号）';
comment on column publication_notice_history.document_on is '决定日期（检查、报告日期）';
comment on column publication_notice_history.simple_procedure is '当场处罚（简易程序）';
comment on column publication_notice_history.weight is '处罚轻重';
comment on column publication_notice_history.penalty_kinds is '处罚类别';
comment on column publication_notice_history.violation is '违法行为类型';
comment on column publication_notice_history.facts is '违法事实';
comment on column publication_notice_history.legal_basis is '依据';
comment on column publication_notice_history.fine_fen is '罚款金额（分）';
comment on column publication_notice_history.confiscated_fen is '没收金额（分）';
comment on column publication_notice_history.licence_name is '许可证书名称';
comment on column publication_notice_history.licence_no is '许可编号';
comment on column publication_notice_history.valid_from is '许可有效期自';
comment on column publication_notice_history.valid_to is '许可有效期至';
comment on column publication_notice_history.result is '检查（检验）结果';
comment on column publication_notice_history.content is '公示内容摘要';
comment on column publication_notice_history.content_hash is '公示内容摘要值';
comment on column publication_notice_history.authority is '决定机关';
comment on column publication_notice_history.data_source is '数据来源单位';
comment on column publication_notice_history.informed_on is '告知当事人将公示的日期';
comment on column publication_notice_history.due_on is '应公示日期（国家企业信用信息公示系统）';
comment on column publication_notice_history.credit_due_on is '应公示日期（信用平台双公示）';
comment on column publication_notice_history.published_on is '公示日期';
comment on column publication_notice_history.channel is '公示渠道';
comment on column publication_notice_history.other_publications is '其他渠道的公示';
comment on column publication_notice_history.operator is '公示人';
comment on column publication_notice_history.public_until is '公示截止期';
comment on column publication_notice_history.annulled_on is '原决定变更、撤销的日期';
comment on column publication_notice_history.withdraw_due_on is '应撤下日期';
comment on column publication_notice_history.withdrawn_on is '撤下日期';
comment on column publication_notice_history.withdraw_reason is '撤下理由';
comment on column publication_notice_history.source_ledger is '来源账表';
comment on column publication_notice_history.source_record is '来源记录';
create index publication_notice_history_recorded_at_idx on publication_notice_history (county_code, recorded_at);
alter table publication_notice_history enable row level security;
create policy scope on publication_notice_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on publication_notice_history to quanheng_app;
