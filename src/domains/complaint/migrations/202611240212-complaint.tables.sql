create table complaint_answer (
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
  matter_id uuid not null,
  kind text not null,
  told_on date not null,
  delivery text not null,
  content text,
  document_no text,
  proof text,
  primary key (county_code, id)
);
comment on table complaint_answer is '投诉举报告知、答复';
comment on column complaint_answer.county_code is '局代码';
comment on column complaint_answer.id is '内部编号（UUIDv7）';
comment on column complaint_answer.version is '版本，从 1 起';
comment on column complaint_answer.recorded_at is '本版本入账时刻';
comment on column complaint_answer.station_code is '管辖所（数据范围）';
comment on column complaint_answer.void_reason is '作废理由；空为有效';
comment on column complaint_answer.source_system is '上级系统名称';
comment on column complaint_answer.external_no is '上级系统编号';
comment on column complaint_answer.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_answer.origin_batch is '来源批次';
comment on column complaint_answer.origin_line is '来源行（批次内连续编号）';
comment on column complaint_answer.matter_id is '投诉举报件';
comment on column complaint_answer.kind is '事项';
comment on column complaint_answer.told_on is '告知日期';
comment on column complaint_answer.delivery is '方式';
comment on column complaint_answer.content is '内容';
comment on column complaint_answer.document_no is '文书文号';
comment on column complaint_answer.proof is '凭证（通话录音、回执编号等）';
create unique index complaint_answer_source_system_external_no_key on complaint_answer (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index complaint_answer_matter_id_idx on complaint_answer (county_code, matter_id);
alter table complaint_answer enable row level security;
create policy scope on complaint_answer to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on complaint_answer to quanheng_app;

create table complaint_answer_history (
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
  matter_id uuid not null,
  kind text not null,
  told_on date not null,
  delivery text not null,
  content text,
  document_no text,
  proof text,
  primary key (county_code, id, version)
);
comment on table complaint_answer_history is '投诉举报告知、答复（历史版本）';
comment on column complaint_answer_history.county_code is '局代码';
comment on column complaint_answer_history.id is '内部编号（UUIDv7）';
comment on column complaint_answer_history.version is '版本，从 1 起';
comment on column complaint_answer_history.recorded_at is '本版本入账时刻';
comment on column complaint_answer_history.station_code is '管辖所（数据范围）';
comment on column complaint_answer_history.void_reason is '作废理由；空为有效';
comment on column complaint_answer_history.source_system is '上级系统名称';
comment on column complaint_answer_history.external_no is '上级系统编号';
comment on column complaint_answer_history.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_answer_history.origin_batch is '来源批次';
comment on column complaint_answer_history.origin_line is '来源行（批次内连续编号）';
comment on column complaint_answer_history.superseded_at is '被后一版本取代的时刻';
comment on column complaint_answer_history.matter_id is '投诉举报件';
comment on column complaint_answer_history.kind is '事项';
comment on column complaint_answer_history.told_on is '告知日期';
comment on column complaint_answer_history.delivery is '方式';
comment on column complaint_answer_history.content is '内容';
comment on column complaint_answer_history.document_no is '文书文号';
comment on column complaint_answer_history.proof is '凭证（通话录音、回执编号等）';
create index complaint_answer_history_recorded_at_idx on complaint_answer_history (county_code, recorded_at);
alter table complaint_answer_history enable row level security;
create policy scope on complaint_answer_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on complaint_answer_history to quanheng_app;

create table complaint_claimant (
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
  matter_id uuid not null,
  role text not null,
  name_sealed text,
  name_masked text,
  phone_sealed text,
  phone_masked text,
  phone_key text,
  phone_tail_key text,
  id_sealed text,
  id_masked text,
  id_key text,
  address_sealed text,
  authorised boolean,
  primary key (county_code, id)
);
comment on table complaint_claimant is '投诉人、举报人：姓名、电话、证件、地址加密保存';
comment on column complaint_claimant.county_code is '局代码';
comment on column complaint_claimant.id is '内部编号（UUIDv7）';
comment on column complaint_claimant.version is '版本，从 1 起';
comment on column complaint_claimant.recorded_at is '本版本入账时刻';
comment on column complaint_claimant.station_code is '管辖所（数据范围）';
comment on column complaint_claimant.void_reason is '作废理由；空为有效';
comment on column complaint_claimant.source_system is '上级系统名称';
comment on column complaint_claimant.external_no is '上级系统编号';
comment on column complaint_claimant.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_claimant.origin_batch is '来源批次';
comment on column complaint_claimant.origin_line is '来源行（批次内连续编号）';
comment on column complaint_claimant.matter_id is '投诉举报件';
comment on column complaint_claimant.role is '身份';
comment on column complaint_claimant.name_sealed is '姓名（密文）';
comment on column complaint_claimant.name_masked is '姓名（掩码）';
comment on column complaint_claimant.phone_sealed is '电话（密文）';
comment on column complaint_claimant.phone_masked is '电话（掩码）';
comment on column complaint_claimant.phone_key is '电话查找键（带密钥的摘要）';
comment on column complaint_claimant.phone_tail_key is '电话后四位查找键（带密钥的摘要）';
comment on column complaint_claimant.id_sealed is '证件号码（密文）';
comment on column complaint_claimant.id_masked is '证件号码（掩码）';
comment on column complaint_claimant.id_key is '证件号码查找键（带密钥的摘要）';
comment on column complaint_claimant.address_sealed is '联系地址（密文）';
comment on column complaint_claimant.authorised is '有授权委托书原件';
create unique index complaint_claimant_source_system_external_no_key on complaint_claimant (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index complaint_claimant_matter_id_idx on complaint_claimant (county_code, matter_id);
create index complaint_claimant_phone_key_idx on complaint_claimant (county_code, phone_key) where phone_key is not null;
alter table complaint_claimant enable row level security;
create policy scope on complaint_claimant to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on complaint_claimant to quanheng_app;

create table complaint_claimant_history (
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
  matter_id uuid not null,
  role text not null,
  name_sealed text,
  name_masked text,
  phone_sealed text,
  phone_masked text,
  phone_key text,
  phone_tail_key text,
  id_sealed text,
  id_masked text,
  id_key text,
  address_sealed text,
  authorised boolean,
  primary key (county_code, id, version)
);
comment on table complaint_claimant_history is '投诉人、举报人：姓名、电话、证件、地址加密保存（历史版本）';
comment on column complaint_claimant_history.county_code is '局代码';
comment on column complaint_claimant_history.id is '内部编号（UUIDv7）';
comment on column complaint_claimant_history.version is '版本，从 1 起';
comment on column complaint_claimant_history.recorded_at is '本版本入账时刻';
comment on column complaint_claimant_history.station_code is '管辖所（数据范围）';
comment on column complaint_claimant_history.void_reason is '作废理由；空为有效';
comment on column complaint_claimant_history.source_system is '上级系统名称';
comment on column complaint_claimant_history.external_no is '上级系统编号';
comment on column complaint_claimant_history.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_claimant_history.origin_batch is '来源批次';
comment on column complaint_claimant_history.origin_line is '来源行（批次内连续编号）';
comment on column complaint_claimant_history.superseded_at is '被后一版本取代的时刻';
comment on column complaint_claimant_history.matter_id is '投诉举报件';
comment on column complaint_claimant_history.role is '身份';
comment on column complaint_claimant_history.name_sealed is '姓名（密文）';
comment on column complaint_claimant_history.name_masked is '姓名（掩码）';
comment on column complaint_claimant_history.phone_sealed is '电话（密文）';
comment on column complaint_claimant_history.phone_masked is '电话（掩码）';
comment on column complaint_claimant_history.phone_key is '电话查找键（带密钥的摘要）';
comment on column complaint_claimant_history.phone_tail_key is '电话后四位查找键（带密钥的摘要）';
comment on column complaint_claimant_history.id_sealed is '证件号码（密文）';
comment on column complaint_claimant_history.id_masked is '证件号码（掩码）';
comment on column complaint_claimant_history.id_key is '证件号码查找键（带密钥的摘要）';
comment on column complaint_claimant_history.address_sealed is '联系地址（密文）';
comment on column complaint_claimant_history.authorised is '有授权委托书原件';
create index complaint_claimant_history_recorded_at_idx on complaint_claimant_history (county_code, recorded_at);
alter table complaint_claimant_history enable row level security;
create policy scope on complaint_claimant_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on complaint_claimant_history to quanheng_app;

create table complaint_matter (
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
  matter_no text not null,
  kind text not null,
  submission_id uuid,
  channel text not null,
  received_on date not null,
  received_at timestamp(3) with time zone,
  registered_on date not null,
  category text not null,
  object_kind text,
  object_name text,
  claims jsonb,
  facts text,
  dispute_on date,
  disputed_fen bigint,
  party_id uuid,
  respondent_name text not null,
  respondent_address text,
  respondent_phone text,
  platform_name text,
  real_name boolean,
  publish_consent boolean,
  delegate_consent boolean,
  identity_state text,
  identity_asked_on date,
  identity_due_on date,
  unit_code text,
  dispatched_on date,
  returned_on date,
  handler text,
  odr_enterprise_id uuid,
  odr_from date,
  odr_due_on date,
  odr_to date,
  odr_result text,
  starts_on date,
  accept_due_on date,
  accepted_on date,
  not_accepted_on date,
  refusal_ground text,
  refusal_factors jsonb,
  refusal_reason text,
  due_on date,
  pauses jsonb,
  extended_on date,
  extension_reason text,
  extension_approver text,
  settled_on date,
  agreement_form text,
  deed_no text,
  terminated_on date,
  termination_ground text,
  withdrawn_on date,
  end_reason text,
  recovered_fen bigint,
  recovered_on date,
  decided_on date,
  outcome text,
  decision_reason text,
  check_findings text,
  case_no text,
  clue_found_on date,
  clue_text text,
  merged_into uuid,
  merged_on date,
  answered_on date,
  closed_on date,
  hotline_no text,
  hotline_type text,
  hotline_due_on date,
  hotline_answered_on date,
  hotline_return_reason text,
  satisfaction text,
  device_code text,
  place_name text,
  feedback_at timestamp(3) with time zone,
  hazard_found boolean,
  directive_no text,
  overdue_reason text,
  primary key (county_code, id)
);
comment on table complaint_matter is '投诉举报件';
comment on column complaint_matter.county_code is '局代码';
comment on column complaint_matter.id is '内部编号（UUIDv7）';
comment on column complaint_matter.version is '版本，从 1 起';
comment on column complaint_matter.recorded_at is '本版本入账时刻';
comment on column complaint_matter.station_code is '管辖所（数据范围）';
comment on column complaint_matter.void_reason is '作废理由；空为有效';
comment on column complaint_matter.source_system is '上级系统名称';
comment on column complaint_matter.external_no is '上级系统编号';
comment on column complaint_matter.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_matter.origin_batch is '来源批次';
comment on column complaint_matter.origin_line is '来源行（批次内连续编号）';
comment on column complaint_matter.matter_no is '登记编号';
comment on column complaint_matter.kind is '种类';
comment on column complaint_matter.submission_id is '同一来件分立的各件共有的编号';
comment on column complaint_matter.channel is '接收渠道';
comment on column complaint_matter.received_on is '收到日期';
comment on column complaint_matter.received_at is '收到时刻（知道钟点的才有）';
comment on column complaint_matter.registered_on is '登记日期';
comment on column complaint_matter.category is '问题类别';
comment on column complaint_matter.object_kind is '商品或者服务';
comment on column complaint_matter.object_name is '商品、服务名称';
comment on column complaint_matter.claims is '投诉请求';
comment on column complaint_matter.facts is '事实和理由，违法线索';
comment on column complaint_matter.dispute_on is '争议发生日期';
comment on column complaint_matter.disputed_fen is '争议金额（分）';
comment on column complaint_matter.party_id is '被投诉举报主体（登记册里有的）';
comment on column complaint_matter.respondent_name is '被投诉举报人名称';
comment on column complaint_matter.respondent_address is '被投诉举报人地址';
comment on column complaint_matter.respondent_phone is '被投诉举报人电话';
comment on column complaint_matter.platform_name is '网络交易平台';
comment on column complaint_matter.real_name is '实名举报';
comment on column complaint_matter.publish_consent is '同意公示投诉信息';
comment on column complaint_matter.delegate_consent is '同意委托调解';
comment on column complaint_matter.identity_state is '身份核对';
comment on column complaint_matter.identity_asked_on is '限期提供身份证明通知日期';
comment on column complaint_matter.identity_due_on is '提供身份证明期限';
comment on column complaint_matter.unit_code is '承办机构';
comment on column complaint_matter.dispatched_on is '分送日期';
comment on column complaint_matter.returned_on is '退回日期';
comment on column complaint_matter.handler is '承办人';
comment on column complaint_matter.odr_enterprise_id is '先行和解的 ODR 企业';
comment on column complaint_matter.odr_from is '转企业和解日期';
comment on column complaint_matter.odr_due_on is '企业和解期限';
comment on column complaint_matter.odr_to is '企业和解结束日期';
comment on column complaint_matter.odr_result is '企业和解结果';
comment on column complaint_matter.starts_on is '本局期限起算日（企业和解不成的，为和解结束日）';
comment on column complaint_matter.accept_due_on is '决定是否受理的期限';
comment on column complaint_matter.accepted_on is '受理日期（举报为登记日期）';
comment on column complaint_matter.not_accepted_on is '不予受理日期';
comment on column complaint_matter.refusal_ground is '不予受理情形';
comment on column complaint_matter.refusal_factors is '判断 N3 时考虑的因素';
comment on column complaint_matter.refusal_reason is '不予受理理由和其他救济途径';
comment on column complaint_matter.due_on is '调解（举报为核查）期限';
comment on column complaint_matter.pauses is '期限中止';
comment on column complaint_matter.extended_on is '核查期限延长批准日期';
comment on column complaint_matter.extension_reason is '延长理由';
comment on column complaint_matter.extension_approver is '延长批准人';
comment on column complaint_matter.settled_on is '达成协议日期';
comment on column complaint_matter.agreement_form is '协议形式';
comment on column complaint_matter.deed_no is '调解书文号';
comment on column complaint_matter.terminated_on is '终止调解日期';
comment on column complaint_matter.termination_ground is '终止调解情形';
comment on column complaint_matter.withdrawn_on is '撤回日期';
comment on column complaint_matter.end_reason is '终止、撤回说明';
comment on column complaint_matter.recovered_fen is '挽回经济损失（分）';
comment on column complaint_matter.recovered_on is '挽回经济损失日期';
comment on column complaint_matter.decided_on is '举报处理决定日期';
comment on column complaint_matter.outcome is '举报处理决定';
comment on column complaint_matter.decision_reason is '决定理由';
comment on column complaint_matter.check_findings is '核查情况';
comment on column complaint_matter.case_no is '立案编号';
comment on column complaint_matter.clue_found_on is '调解中发现违法线索日期';
comment on column complaint_matter.clue_text is '违法线索';
comment on column complaint_matter.merged_into is '并入的件（同一事实重复登记，不另计数）';
comment on column complaint_matter.merged_on is '并入日期';
comment on column complaint_matter.answered_on is '咨询答复日期';
comment on column complaint_matter.closed_on is '办结日期（各种结束中最早的一天）';
comment on column complaint_matter.hotline_no is '12345 工单编号';
comment on column complaint_matter.hotline_type is '12345 工单类型';
comment on column complaint_matter.hotline_due_on is '12345 答复期限';
comment on column complaint_matter.hotline_answered_on is '12345 答复日期';
comment on column complaint_matter.hotline_return_reason is '12345 退单原因';
comment on column complaint_matter.satisfaction is '满意度';
comment on column complaint_matter.device_code is '特种设备使用登记证编号';
comment on column complaint_matter.place_name is '设备所在小区、场所';
comment on column complaint_matter.feedback_at is '向投诉人反馈处理结果的时刻';
comment on column complaint_matter.hazard_found is '发现安全隐患';
comment on column complaint_matter.directive_no is '特种设备安全监察指令书文号';
comment on column complaint_matter.overdue_reason is '逾期原因';
create unique index complaint_matter_source_system_external_no_key on complaint_matter (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index complaint_matter_matter_no_key on complaint_matter (county_code, matter_no) where void_reason is null;
create index complaint_matter_received_on_id_idx on complaint_matter (county_code, received_on, id);
create index complaint_matter_kind_received_on_id_idx on complaint_matter (county_code, kind, received_on, id);
create index complaint_matter_category_received_on_id_idx on complaint_matter (county_code, category, received_on, id);
create index complaint_matter_party_id_idx on complaint_matter (county_code, party_id) where party_id is not null;
create index complaint_matter_accepted_on_idx on complaint_matter (county_code, accepted_on);
create index complaint_matter_recovered_on_idx on complaint_matter (county_code, recovered_on) where recovered_on is not null;
create index complaint_matter_external_no_idx on complaint_matter (county_code, external_no) where external_no is not null;
create index complaint_matter_hotline_no_idx on complaint_matter (county_code, hotline_no) where hotline_no is not null;
create index complaint_matter_submission_id_idx on complaint_matter (county_code, submission_id) where submission_id is not null;
create index complaint_matter_odr_enterprise_id_idx on complaint_matter (county_code, odr_enterprise_id) where odr_enterprise_id is not null;
create index complaint_matter_open_idx on complaint_matter (county_code, received_on, closed_on, id) where closed_on is null;
create index complaint_matter_terminated_on_idx on complaint_matter (county_code, terminated_on) where terminated_on is not null;
create index complaint_matter_decided_on_idx on complaint_matter (county_code, decided_on) where decided_on is not null;
create index complaint_matter_deed_no_idx on complaint_matter (county_code, deed_no) where deed_no is not null;
create index complaint_matter_case_no_idx on complaint_matter (county_code, case_no) where case_no is not null;
create index complaint_matter_feedback_idx on complaint_matter (county_code, received_on, feedback_at) where category = 'SPECIAL_EQUIPMENT' and feedback_at is null;
alter table complaint_matter enable row level security;
create policy scope on complaint_matter to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on complaint_matter to quanheng_app;

create table complaint_matter_history (
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
  matter_no text not null,
  kind text not null,
  submission_id uuid,
  channel text not null,
  received_on date not null,
  received_at timestamp(3) with time zone,
  registered_on date not null,
  category text not null,
  object_kind text,
  object_name text,
  claims jsonb,
  facts text,
  dispute_on date,
  disputed_fen bigint,
  party_id uuid,
  respondent_name text not null,
  respondent_address text,
  respondent_phone text,
  platform_name text,
  real_name boolean,
  publish_consent boolean,
  delegate_consent boolean,
  identity_state text,
  identity_asked_on date,
  identity_due_on date,
  unit_code text,
  dispatched_on date,
  returned_on date,
  handler text,
  odr_enterprise_id uuid,
  odr_from date,
  odr_due_on date,
  odr_to date,
  odr_result text,
  starts_on date,
  accept_due_on date,
  accepted_on date,
  not_accepted_on date,
  refusal_ground text,
  refusal_factors jsonb,
  refusal_reason text,
  due_on date,
  pauses jsonb,
  extended_on date,
  extension_reason text,
  extension_approver text,
  settled_on date,
  agreement_form text,
  deed_no text,
  terminated_on date,
  termination_ground text,
  withdrawn_on date,
  end_reason text,
  recovered_fen bigint,
  recovered_on date,
  decided_on date,
  outcome text,
  decision_reason text,
  check_findings text,
  case_no text,
  clue_found_on date,
  clue_text text,
  merged_into uuid,
  merged_on date,
  answered_on date,
  closed_on date,
  hotline_no text,
  hotline_type text,
  hotline_due_on date,
  hotline_answered_on date,
  hotline_return_reason text,
  satisfaction text,
  device_code text,
  place_name text,
  feedback_at timestamp(3) with time zone,
  hazard_found boolean,
  directive_no text,
  overdue_reason text,
  primary key (county_code, id, version)
);
comment on table complaint_matter_history is '投诉举报件（历史版本）';
comment on column complaint_matter_history.county_code is '局代码';
comment on column complaint_matter_history.id is '内部编号（UUIDv7）';
comment on column complaint_matter_history.version is '版本，从 1 起';
comment on column complaint_matter_history.recorded_at is '本版本入账时刻';
comment on column complaint_matter_history.station_code is '管辖所（数据范围）';
comment on column complaint_matter_history.void_reason is '作废理由；空为有效';
comment on column complaint_matter_history.source_system is '上级系统名称';
comment on column complaint_matter_history.external_no is '上级系统编号';
comment on column complaint_matter_history.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_matter_history.origin_batch is '来源批次';
comment on column complaint_matter_history.origin_line is '来源行（批次内连续编号）';
comment on column complaint_matter_history.superseded_at is '被后一版本取代的时刻';
comment on column complaint_matter_history.matter_no is '登记编号';
comment on column complaint_matter_history.kind is '种类';
comment on column complaint_matter_history.submission_id is '同一来件分立的各件共有的编号';
comment on column complaint_matter_history.channel is '接收渠道';
comment on column complaint_matter_history.received_on is '收到日期';
comment on column complaint_matter_history.received_at is '收到时刻（知道钟点的才有）';
comment on column complaint_matter_history.registered_on is '登记日期';
comment on column complaint_matter_history.category is '问题类别';
comment on column complaint_matter_history.object_kind is '商品或者服务';
comment on column complaint_matter_history.object_name is '商品、服务名称';
comment on column complaint_matter_history.claims is '投诉请求';
comment on column complaint_matter_history.facts is '事实和理由，违法线索';
comment on column complaint_matter_history.dispute_on is '争议发生日期';
comment on column complaint_matter_history.disputed_fen is '争议金额（分）';
comment on column complaint_matter_history.party_id is '被投诉举报主体（登记册里有的）';
comment on column complaint_matter_history.respondent_name is '被投诉举报人名称';
comment on column complaint_matter_history.respondent_address is '被投诉举报人地址';
comment on column complaint_matter_history.respondent_phone is '被投诉举报人电话';
comment on column complaint_matter_history.platform_name is '网络交易平台';
comment on column complaint_matter_history.real_name is '实名举报';
comment on column complaint_matter_history.publish_consent is '同意公示投诉信息';
comment on column complaint_matter_history.delegate_consent is '同意委托调解';
comment on column complaint_matter_history.identity_state is '身份核对';
comment on column complaint_matter_history.identity_asked_on is '限期提供身份证明通知日期';
comment on column complaint_matter_history.identity_due_on is '提供身份证明期限';
comment on column complaint_matter_history.unit_code is '承办机构';
comment on column complaint_matter_history.dispatched_on is '分送日期';
comment on column complaint_matter_history.returned_on is '退回日期';
comment on column complaint_matter_history.handler is '承办人';
comment on column complaint_matter_history.odr_enterprise_id is '先行和解的 ODR 企业';
comment on column complaint_matter_history.odr_from is '转企业和解日期';
comment on column complaint_matter_history.odr_due_on is '企业和解期限';
comment on column complaint_matter_history.odr_to is '企业和解结束日期';
comment on column complaint_matter_history.odr_result is '企业和解结果';
comment on column complaint_matter_history.starts_on is '本局期限起算日（企业和解不成的，为和解结束日）';
comment on column complaint_matter_history.accept_due_on is '决定是否受理的期限';
comment on column complaint_matter_history.accepted_on is '受理日期（举报为登记日期）';
comment on column complaint_matter_history.not_accepted_on is '不予受理日期';
comment on column complaint_matter_history.refusal_ground is '不予受理情形';
comment on column complaint_matter_history.refusal_factors is '判断 N3 时考虑的因素';
comment on column complaint_matter_history.refusal_reason is '不予受理理由和其他救济途径';
comment on column complaint_matter_history.due_on is '调解（举报为核查）期限';
comment on column complaint_matter_history.pauses is '期限中止';
comment on column complaint_matter_history.extended_on is '核查期限延长批准日期';
comment on column complaint_matter_history.extension_reason is '延长理由';
comment on column complaint_matter_history.extension_approver is '延长批准人';
comment on column complaint_matter_history.settled_on is '达成协议日期';
comment on column complaint_matter_history.agreement_form is '协议形式';
comment on column complaint_matter_history.deed_no is '调解书文号';
comment on column complaint_matter_history.terminated_on is '终止调解日期';
comment on column complaint_matter_history.termination_ground is '终止调解情形';
comment on column complaint_matter_history.withdrawn_on is '撤回日期';
comment on column complaint_matter_history.end_reason is '终止、撤回说明';
comment on column complaint_matter_history.recovered_fen is '挽回经济损失（分）';
comment on column complaint_matter_history.recovered_on is '挽回经济损失日期';
comment on column complaint_matter_history.decided_on is '举报处理决定日期';
comment on column complaint_matter_history.outcome is '举报处理决定';
comment on column complaint_matter_history.decision_reason is '决定理由';
comment on column complaint_matter_history.check_findings is '核查情况';
comment on column complaint_matter_history.case_no is '立案编号';
comment on column complaint_matter_history.clue_found_on is '调解中发现违法线索日期';
comment on column complaint_matter_history.clue_text is '违法线索';
comment on column complaint_matter_history.merged_into is '并入的件（同一事实重复登记，不另计数）';
comment on column complaint_matter_history.merged_on is '并入日期';
comment on column complaint_matter_history.answered_on is '咨询答复日期';
comment on column complaint_matter_history.closed_on is '办结日期（各种结束中最早的一天）';
comment on column complaint_matter_history.hotline_no is '12345 工单编号';
comment on column complaint_matter_history.hotline_type is '12345 工单类型';
comment on column complaint_matter_history.hotline_due_on is '12345 答复期限';
comment on column complaint_matter_history.hotline_answered_on is '12345 答复日期';
comment on column complaint_matter_history.hotline_return_reason is '12345 退单原因';
comment on column complaint_matter_history.satisfaction is '满意度';
comment on column complaint_matter_history.device_code is '特种设备使用登记证编号';
comment on column complaint_matter_history.place_name is '设备所在小区、场所';
comment on column complaint_matter_history.feedback_at is '向投诉人反馈处理结果的时刻';
comment on column complaint_matter_history.hazard_found is '发现安全隐患';
comment on column complaint_matter_history.directive_no is '特种设备安全监察指令书文号';
comment on column complaint_matter_history.overdue_reason is '逾期原因';
create index complaint_matter_history_recorded_at_idx on complaint_matter_history (county_code, recorded_at);
alter table complaint_matter_history enable row level security;
create policy scope on complaint_matter_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on complaint_matter_history to quanheng_app;

create table complaint_supervision (
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
  matter_id uuid not null,
  ordered_on date not null,
  ordered_by text not null,
  demand text not null,
  due_on date not null,
  answered_on date,
  answer text,
  primary key (county_code, id)
);
comment on table complaint_supervision is '投诉举报督办';
comment on column complaint_supervision.county_code is '局代码';
comment on column complaint_supervision.id is '内部编号（UUIDv7）';
comment on column complaint_supervision.version is '版本，从 1 起';
comment on column complaint_supervision.recorded_at is '本版本入账时刻';
comment on column complaint_supervision.station_code is '管辖所（数据范围）';
comment on column complaint_supervision.void_reason is '作废理由；空为有效';
comment on column complaint_supervision.source_system is '上级系统名称';
comment on column complaint_supervision.external_no is '上级系统编号';
comment on column complaint_supervision.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_supervision.origin_batch is '来源批次';
comment on column complaint_supervision.origin_line is '来源行（批次内连续编号）';
comment on column complaint_supervision.matter_id is '投诉举报件';
comment on column complaint_supervision.ordered_on is '督办日期';
comment on column complaint_supervision.ordered_by is '督办人';
comment on column complaint_supervision.demand is '要求';
comment on column complaint_supervision.due_on is '办理期限';
comment on column complaint_supervision.answered_on is '回复日期';
comment on column complaint_supervision.answer is '回复内容';
create unique index complaint_supervision_source_system_external_no_key on complaint_supervision (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index complaint_supervision_matter_id_idx on complaint_supervision (county_code, matter_id);
create index complaint_supervision_due_on_idx on complaint_supervision (county_code, due_on) where answered_on is null;
alter table complaint_supervision enable row level security;
create policy scope on complaint_supervision to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on complaint_supervision to quanheng_app;

create table complaint_supervision_history (
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
  matter_id uuid not null,
  ordered_on date not null,
  ordered_by text not null,
  demand text not null,
  due_on date not null,
  answered_on date,
  answer text,
  primary key (county_code, id, version)
);
comment on table complaint_supervision_history is '投诉举报督办（历史版本）';
comment on column complaint_supervision_history.county_code is '局代码';
comment on column complaint_supervision_history.id is '内部编号（UUIDv7）';
comment on column complaint_supervision_history.version is '版本，从 1 起';
comment on column complaint_supervision_history.recorded_at is '本版本入账时刻';
comment on column complaint_supervision_history.station_code is '管辖所（数据范围）';
comment on column complaint_supervision_history.void_reason is '作废理由；空为有效';
comment on column complaint_supervision_history.source_system is '上级系统名称';
comment on column complaint_supervision_history.external_no is '上级系统编号';
comment on column complaint_supervision_history.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_supervision_history.origin_batch is '来源批次';
comment on column complaint_supervision_history.origin_line is '来源行（批次内连续编号）';
comment on column complaint_supervision_history.superseded_at is '被后一版本取代的时刻';
comment on column complaint_supervision_history.matter_id is '投诉举报件';
comment on column complaint_supervision_history.ordered_on is '督办日期';
comment on column complaint_supervision_history.ordered_by is '督办人';
comment on column complaint_supervision_history.demand is '要求';
comment on column complaint_supervision_history.due_on is '办理期限';
comment on column complaint_supervision_history.answered_on is '回复日期';
comment on column complaint_supervision_history.answer is '回复内容';
create index complaint_supervision_history_recorded_at_idx on complaint_supervision_history (county_code, recorded_at);
alter table complaint_supervision_history enable row level security;
create policy scope on complaint_supervision_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on complaint_supervision_history to quanheng_app;

create table complaint_transfer (
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
  matter_id uuid not null,
  kind text not null,
  on_day date not null,
  from_unit text,
  to_unit text,
  reason text,
  by_name text,
  primary key (county_code, id)
);
comment on table complaint_transfer is '投诉举报分送和退回';
comment on column complaint_transfer.county_code is '局代码';
comment on column complaint_transfer.id is '内部编号（UUIDv7）';
comment on column complaint_transfer.version is '版本，从 1 起';
comment on column complaint_transfer.recorded_at is '本版本入账时刻';
comment on column complaint_transfer.station_code is '管辖所（数据范围）';
comment on column complaint_transfer.void_reason is '作废理由；空为有效';
comment on column complaint_transfer.source_system is '上级系统名称';
comment on column complaint_transfer.external_no is '上级系统编号';
comment on column complaint_transfer.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_transfer.origin_batch is '来源批次';
comment on column complaint_transfer.origin_line is '来源行（批次内连续编号）';
comment on column complaint_transfer.matter_id is '投诉举报件';
comment on column complaint_transfer.kind is '分送或者退回';
comment on column complaint_transfer.on_day is '日期';
comment on column complaint_transfer.from_unit is '从哪个机构';
comment on column complaint_transfer.to_unit is '到哪个机构';
comment on column complaint_transfer.reason is '理由';
comment on column complaint_transfer.by_name is '经办人';
create unique index complaint_transfer_source_system_external_no_key on complaint_transfer (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index complaint_transfer_matter_id_idx on complaint_transfer (county_code, matter_id);
alter table complaint_transfer enable row level security;
create policy scope on complaint_transfer to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on complaint_transfer to quanheng_app;

create table complaint_transfer_history (
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
  matter_id uuid not null,
  kind text not null,
  on_day date not null,
  from_unit text,
  to_unit text,
  reason text,
  by_name text,
  primary key (county_code, id, version)
);
comment on table complaint_transfer_history is '投诉举报分送和退回（历史版本）';
comment on column complaint_transfer_history.county_code is '局代码';
comment on column complaint_transfer_history.id is '内部编号（UUIDv7）';
comment on column complaint_transfer_history.version is '版本，从 1 起';
comment on column complaint_transfer_history.recorded_at is '本版本入账时刻';
comment on column complaint_transfer_history.station_code is '管辖所（数据范围）';
comment on column complaint_transfer_history.void_reason is '作废理由；空为有效';
comment on column complaint_transfer_history.source_system is '上级系统名称';
comment on column complaint_transfer_history.external_no is '上级系统编号';
comment on column complaint_transfer_history.declared is '汇总申报（不是逐笔记录）';
comment on column complaint_transfer_history.origin_batch is '来源批次';
comment on column complaint_transfer_history.origin_line is '来源行（批次内连续编号）';
comment on column complaint_transfer_history.superseded_at is '被后一版本取代的时刻';
comment on column complaint_transfer_history.matter_id is '投诉举报件';
comment on column complaint_transfer_history.kind is '分送或者退回';
comment on column complaint_transfer_history.on_day is '日期';
comment on column complaint_transfer_history.from_unit is '从哪个机构';
comment on column complaint_transfer_history.to_unit is '到哪个机构';
comment on column complaint_transfer_history.reason is '理由';
comment on column complaint_transfer_history.by_name is '经办人';
create index complaint_transfer_history_recorded_at_idx on complaint_transfer_history (county_code, recorded_at);
alter table complaint_transfer_history enable row level security;
create policy scope on complaint_transfer_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on complaint_transfer_history to quanheng_app;

create table mediation_session (
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
  matter_id uuid not null,
  kind text not null,
  held_on date not null,
  place text,
  mediators text not null,
  claimant_present boolean,
  respondent_present boolean,
  owners text,
  manager text,
  maintainer text,
  record text not null,
  recusal text,
  primary key (county_code, id)
);
comment on table mediation_session is '调解记录、三方协调会';
comment on column mediation_session.county_code is '局代码';
comment on column mediation_session.id is '内部编号（UUIDv7）';
comment on column mediation_session.version is '版本，从 1 起';
comment on column mediation_session.recorded_at is '本版本入账时刻';
comment on column mediation_session.station_code is '管辖所（数据范围）';
comment on column mediation_session.void_reason is '作废理由；空为有效';
comment on column mediation_session.source_system is '上级系统名称';
comment on column mediation_session.external_no is '上级系统编号';
comment on column mediation_session.declared is '汇总申报（不是逐笔记录）';
comment on column mediation_session.origin_batch is '来源批次';
comment on column mediation_session.origin_line is '来源行（批次内连续编号）';
comment on column mediation_session.matter_id is '投诉举报件';
comment on column mediation_session.kind is '方式';
comment on column mediation_session.held_on is '日期';
comment on column mediation_session.place is '地点';
comment on column mediation_session.mediators is '调解人员';
comment on column mediation_session.claimant_present is '投诉人到场';
comment on column mediation_session.respondent_present is '被投诉人到场';
comment on column mediation_session.owners is '业主一方';
comment on column mediation_session.manager is '物业一方';
comment on column mediation_session.maintainer is '维保一方';
comment on column mediation_session.record is '调解（协调）情况';
comment on column mediation_session.recusal is '回避申请和决定';
create unique index mediation_session_source_system_external_no_key on mediation_session (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index mediation_session_matter_id_idx on mediation_session (county_code, matter_id);
create index mediation_session_held_on_id_idx on mediation_session (county_code, held_on, id);
alter table mediation_session enable row level security;
create policy scope on mediation_session to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on mediation_session to quanheng_app;

create table mediation_session_history (
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
  matter_id uuid not null,
  kind text not null,
  held_on date not null,
  place text,
  mediators text not null,
  claimant_present boolean,
  respondent_present boolean,
  owners text,
  manager text,
  maintainer text,
  record text not null,
  recusal text,
  primary key (county_code, id, version)
);
comment on table mediation_session_history is '调解记录、三方协调会（历史版本）';
comment on column mediation_session_history.county_code is '局代码';
comment on column mediation_session_history.id is '内部编号（UUIDv7）';
comment on column mediation_session_history.version is '版本，从 1 起';
comment on column mediation_session_history.recorded_at is '本版本入账时刻';
comment on column mediation_session_history.station_code is '管辖所（数据范围）';
comment on column mediation_session_history.void_reason is '作废理由；空为有效';
comment on column mediation_session_history.source_system is '上级系统名称';
comment on column mediation_session_history.external_no is '上级系统编号';
comment on column mediation_session_history.declared is '汇总申报（不是逐笔记录）';
comment on column mediation_session_history.origin_batch is '来源批次';
comment on column mediation_session_history.origin_line is '来源行（批次内连续编号）';
comment on column mediation_session_history.superseded_at is '被后一版本取代的时刻';
comment on column mediation_session_history.matter_id is '投诉举报件';
comment on column mediation_session_history.kind is '方式';
comment on column mediation_session_history.held_on is '日期';
comment on column mediation_session_history.place is '地点';
comment on column mediation_session_history.mediators is '调解人员';
comment on column mediation_session_history.claimant_present is '投诉人到场';
comment on column mediation_session_history.respondent_present is '被投诉人到场';
comment on column mediation_session_history.owners is '业主一方';
comment on column mediation_session_history.manager is '物业一方';
comment on column mediation_session_history.maintainer is '维保一方';
comment on column mediation_session_history.record is '调解（协调）情况';
comment on column mediation_session_history.recusal is '回避申请和决定';
create index mediation_session_history_recorded_at_idx on mediation_session_history (county_code, recorded_at);
alter table mediation_session_history enable row level security;
create policy scope on mediation_session_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on mediation_session_history to quanheng_app;

create table odr_enterprise (
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
  category text,
  contact_name text,
  enrolled_on date not null,
  exited_on date,
  exit_reason text,
  developed_by text,
  primary key (county_code, id)
);
comment on table odr_enterprise is '在线消费纠纷解决（ODR）企业';
comment on column odr_enterprise.county_code is '局代码';
comment on column odr_enterprise.id is '内部编号（UUIDv7）';
comment on column odr_enterprise.version is '版本，从 1 起';
comment on column odr_enterprise.recorded_at is '本版本入账时刻';
comment on column odr_enterprise.station_code is '管辖所（数据范围）';
comment on column odr_enterprise.void_reason is '作废理由；空为有效';
comment on column odr_enterprise.source_system is '上级系统名称';
comment on column odr_enterprise.external_no is '上级系统编号';
comment on column odr_enterprise.declared is '汇总申报（不是逐笔记录）';
comment on column odr_enterprise.origin_batch is '来源批次';
comment on column odr_enterprise.origin_line is '来源行（批次内连续编号）';
comment on column odr_enterprise.party_id is '主体';
comment on column odr_enterprise.category is '企业类别';
comment on column odr_enterprise.contact_name is '联系人';
comment on column odr_enterprise.enrolled_on is '入驻日期';
comment on column odr_enterprise.exited_on is '退出日期';
comment on column odr_enterprise.exit_reason is '退出原因';
comment on column odr_enterprise.developed_by is '发展单位';
create unique index odr_enterprise_source_system_external_no_key on odr_enterprise (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index odr_enterprise_party_id_enrolled_on_key on odr_enterprise (county_code, party_id, enrolled_on) where void_reason is null;
create index odr_enterprise_enrolled_on_id_idx on odr_enterprise (county_code, enrolled_on, id);
alter table odr_enterprise enable row level security;
create policy scope on odr_enterprise to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on odr_enterprise to quanheng_app;

create table odr_enterprise_history (
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
  category text,
  contact_name text,
  enrolled_on date not null,
  exited_on date,
  exit_reason text,
  developed_by text,
  primary key (county_code, id, version)
);
comment on table odr_enterprise_history is '在线消费纠纷解决（ODR）企业（历史版本）';
comment on column odr_enterprise_history.county_code is '局代码';
comment on column odr_enterprise_history.id is '内部编号（UUIDv7）';
comment on column odr_enterprise_history.version is '版本，从 1 起';
comment on column odr_enterprise_history.recorded_at is '本版本入账时刻';
comment on column odr_enterprise_history.station_code is '管辖所（数据范围）';
comment on column odr_enterprise_history.void_reason is '作废理由；空为有效';
comment on column odr_enterprise_history.source_system is '上级系统名称';
comment on column odr_enterprise_history.external_no is '上级系统编号';
comment on column odr_enterprise_history.declared is '汇总申报（不是逐笔记录）';
comment on column odr_enterprise_history.origin_batch is '来源批次';
comment on column odr_enterprise_history.origin_line is '来源行（批次内连续编号）';
comment on column odr_enterprise_history.superseded_at is '被后一版本取代的时刻';
comment on column odr_enterprise_history.party_id is '主体';
comment on column odr_enterprise_history.category is '企业类别';
comment on column odr_enterprise_history.contact_name is '联系人';
comment on column odr_enterprise_history.enrolled_on is '入驻日期';
comment on column odr_enterprise_history.exited_on is '退出日期';
comment on column odr_enterprise_history.exit_reason is '退出原因';
comment on column odr_enterprise_history.developed_by is '发展单位';
create index odr_enterprise_history_recorded_at_idx on odr_enterprise_history (county_code, recorded_at);
alter table odr_enterprise_history enable row level security;
create policy scope on odr_enterprise_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on odr_enterprise_history to quanheng_app;
