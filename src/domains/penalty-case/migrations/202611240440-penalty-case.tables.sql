create table case_transfer (
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
  transfer_no text not null,
  case_id uuid not null,
  field text not null,
  crime text not null,
  suspects integer,
  involved_fen bigint,
  approved_on date not null,
  approved_by text not null,
  delivered_on date not null,
  police_unit text not null,
  copied_on date,
  receipt_on date,
  result text,
  result_on date,
  result_no text,
  reconsidered_on date,
  supervised boolean,
  primary key (county_code, id)
);
comment on table case_transfer is '向公安机关移送涉嫌犯罪案件';
comment on column case_transfer.county_code is '局代码';
comment on column case_transfer.id is '内部编号（UUIDv7）';
comment on column case_transfer.version is '版本，从 1 起';
comment on column case_transfer.recorded_at is '本版本入账时刻';
comment on column case_transfer.station_code is '管辖所（数据范围）';
comment on column case_transfer.void_reason is '作废理由；空为有效';
comment on column case_transfer.source_system is '上级系统名称';
comment on column case_transfer.external_no is '上级系统编号';
comment on column case_transfer.declared is '汇总申报（不是逐笔记录）';
comment on column case_transfer.origin_batch is '来源批次';
comment on column case_transfer.origin_line is '来源行（批次内连续编号）';
comment on column case_transfer.transfer_no is '移送书文号';
comment on column case_transfer.case_id is '行政处罚案件';
comment on column case_transfer.field is '领域';
comment on column case_transfer.crime is '涉嫌罪名';
comment on column case_transfer.suspects is '涉嫌人数';
comment on column case_transfer.involved_fen is '涉案金额（分）';
comment on column case_transfer.approved_on is '批准移送日期';
comment on column case_transfer.approved_by is '批准人';
comment on column case_transfer.delivered_on is '移送日期';
comment on column case_transfer.police_unit is '接收的公安机关';
comment on column case_transfer.copied_on is '抄送检察机关日期';
comment on column case_transfer.receipt_on is '公安机关签收日期';
comment on column case_transfer.result is '公安机关的决定';
comment on column case_transfer.result_on is '公安机关决定日期';
comment on column case_transfer.result_no is '公安机关文书号';
comment on column case_transfer.reconsidered_on is '提请复议日期';
comment on column case_transfer.supervised is '建议检察机关立案监督';
create unique index case_transfer_source_system_external_no_key on case_transfer (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index case_transfer_transfer_no_key on case_transfer (county_code, transfer_no) where void_reason is null;
create index case_transfer_case_id_idx on case_transfer (county_code, case_id);
create index case_transfer_delivered_on_id_idx on case_transfer (county_code, delivered_on, id);
create index case_transfer_open_idx on case_transfer (county_code, delivered_on) where result_on is null;
alter table case_transfer enable row level security;
create policy scope on case_transfer to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on case_transfer to quanheng_app;

create table case_transfer_history (
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
  transfer_no text not null,
  case_id uuid not null,
  field text not null,
  crime text not null,
  suspects integer,
  involved_fen bigint,
  approved_on date not null,
  approved_by text not null,
  delivered_on date not null,
  police_unit text not null,
  copied_on date,
  receipt_on date,
  result text,
  result_on date,
  result_no text,
  reconsidered_on date,
  supervised boolean,
  primary key (county_code, id, version)
);
comment on table case_transfer_history is '向公安机关移送涉嫌犯罪案件（历史版本）';
comment on column case_transfer_history.county_code is '局代码';
comment on column case_transfer_history.id is '内部编号（UUIDv7）';
comment on column case_transfer_history.version is '版本，从 1 起';
comment on column case_transfer_history.recorded_at is '本版本入账时刻';
comment on column case_transfer_history.station_code is '管辖所（数据范围）';
comment on column case_transfer_history.void_reason is '作废理由；空为有效';
comment on column case_transfer_history.source_system is '上级系统名称';
comment on column case_transfer_history.external_no is '上级系统编号';
comment on column case_transfer_history.declared is '汇总申报（不是逐笔记录）';
comment on column case_transfer_history.origin_batch is '来源批次';
comment on column case_transfer_history.origin_line is '来源行（批次内连续编号）';
comment on column case_transfer_history.superseded_at is '被后一版本取代的时刻';
comment on column case_transfer_history.transfer_no is '移送书文号';
comment on column case_transfer_history.case_id is '行政处罚案件';
comment on column case_transfer_history.field is '领域';
comment on column case_transfer_history.crime is '涉嫌罪名';
comment on column case_transfer_history.suspects is '涉嫌人数';
comment on column case_transfer_history.involved_fen is '涉案金额（分）';
comment on column case_transfer_history.approved_on is '批准移送日期';
comment on column case_transfer_history.approved_by is '批准人';
comment on column case_transfer_history.delivered_on is '移送日期';
comment on column case_transfer_history.police_unit is '接收的公安机关';
comment on column case_transfer_history.copied_on is '抄送检察机关日期';
comment on column case_transfer_history.receipt_on is '公安机关签收日期';
comment on column case_transfer_history.result is '公安机关的决定';
comment on column case_transfer_history.result_on is '公安机关决定日期';
comment on column case_transfer_history.result_no is '公安机关文书号';
comment on column case_transfer_history.reconsidered_on is '提请复议日期';
comment on column case_transfer_history.supervised is '建议检察机关立案监督';
create index case_transfer_history_recorded_at_idx on case_transfer_history (county_code, recorded_at);
alter table case_transfer_history enable row level security;
create policy scope on case_transfer_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on case_transfer_history to quanheng_app;

create table penalty_case (
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
  procedure text not null,
  source text not null,
  source_no text,
  theme text,
  campaign text,
  field text not null,
  cause text not null,
  party_id uuid,
  party_name text not null,
  party_kind text not null,
  act_on date,
  found_on date not null,
  check_extended_on date,
  check_due_on date,
  not_filed_on date,
  not_filed_reason text,
  filed_on date,
  unit_code text,
  officers text,
  pauses jsonb,
  extended_on date,
  collective_on date,
  collective_to date,
  due_on date,
  investigated_on date,
  review_kind text,
  reviewed_on date,
  reviewer text,
  review_opinion text,
  noticed_on date,
  notice_no text,
  noticed_fen bigint,
  responded_on date,
  response text,
  hearing_on date,
  discussed_on date,
  decided_on date,
  outcome text,
  decision_no text,
  penalty_kinds jsonb,
  involved_fen bigint,
  fine_fen bigint,
  confiscated_fen bigint,
  serve_due_on date,
  served_on date,
  serve_method text,
  pay_due_on date,
  paid_on date,
  paid_fen bigint,
  closed_on date,
  closing_ground text,
  primary key (county_code, id)
);
comment on table penalty_case is '行政处罚案件：从案源登记到结案，一案一条';
comment on column penalty_case.county_code is '局代码';
comment on column penalty_case.id is '内部编号（UUIDv7）';
comment on column penalty_case.version is '版本，从 1 起';
comment on column penalty_case.recorded_at is '本版本入账时刻';
comment on column penalty_case.station_code is '管辖所（数据范围）';
comment on column penalty_case.void_reason is '作废理由；空为有效';
comment on column penalty_case.source_system is '上级系统名称';
comment on column penalty_case.external_no is '上级系统编号';
comment on column penalty_case.declared is '汇总申报（不是逐笔记录）';
comment on column penalty_case.origin_batch is '来源批次';
comment on column penalty_case.origin_line is '来源行（批次内连续编号）';
comment on column penalty_case.case_no is '案件编号';
comment on column penalty_case.procedure is '程序';
comment on column penalty_case.source is '案件来源';
comment on column penalty_case.source_no is '来源编号（违法线索、检查记录、投诉举报、抽样单编号）';
comment on column penalty_case.theme is '监管主题代码（来自专项行动的）';
comment on column penalty_case.campaign is '铁拳行动类别';
comment on column penalty_case.field is '领域';
comment on column penalty_case.cause is '案由';
comment on column penalty_case.party_id is '当事人（登记册里有的）';
comment on column penalty_case.party_name is '当事人名称';
comment on column penalty_case.party_kind is '当事人类别';
comment on column penalty_case.act_on is '违法行为发生日期';
comment on column penalty_case.found_on is '发现线索或者收到材料日期';
comment on column penalty_case.check_extended_on is '核查期限延长批准日期';
comment on column penalty_case.check_due_on is '核查期限';
comment on column penalty_case.not_filed_on is '不予立案日期';
comment on column penalty_case.not_filed_reason is '不予立案理由';
comment on column penalty_case.filed_on is '立案日期（简易程序为决定日期）';
comment on column penalty_case.unit_code is '办案机构';
comment on column penalty_case.officers is '办案人员';
comment on column penalty_case.pauses is '期限中止';
comment on column penalty_case.extended_on is '负责人批准延长日期';
comment on column penalty_case.collective_on is '集体讨论决定继续延长日期';
comment on column penalty_case.collective_to is '集体讨论定的期限';
comment on column penalty_case.due_on is '处理决定期限';
comment on column penalty_case.investigated_on is '调查终结日期';
comment on column penalty_case.review_kind is '审核种类';
comment on column penalty_case.reviewed_on is '审核日期';
comment on column penalty_case.reviewer is '审核人';
comment on column penalty_case.review_opinion is '审核意见';
comment on column penalty_case.noticed_on is '告知书送达日期';
comment on column penalty_case.notice_no is '告知书文号';
comment on column penalty_case.noticed_fen is '拟处罚没款（分）';
comment on column penalty_case.responded_on is '陈述申辩、放弃或者听证结束日期';
comment on column penalty_case.response is '当事人意见';
comment on column penalty_case.hearing_on is '听证日期';
comment on column penalty_case.discussed_on is '集体讨论日期';
comment on column penalty_case.decided_on is '处理决定日期';
comment on column penalty_case.outcome is '处理结果';
comment on column penalty_case.decision_no is '决定书文号';
comment on column penalty_case.penalty_kinds is '处罚种类';
comment on column penalty_case.involved_fen is '涉案金额（分）';
comment on column penalty_case.fine_fen is '罚款（分）';
comment on column penalty_case.confiscated_fen is '没收违法所得和财物折价（分）';
comment on column penalty_case.serve_due_on is '送达期限';
comment on column penalty_case.served_on is '送达日期';
comment on column penalty_case.serve_method is '送达方式';
comment on column penalty_case.pay_due_on is '缴纳期限';
comment on column penalty_case.paid_on is '缴清日期';
comment on column penalty_case.paid_fen is '实缴罚没款（分）';
comment on column penalty_case.closed_on is '结案日期';
comment on column penalty_case.closing_ground is '结案情形';
create unique index penalty_case_source_system_external_no_key on penalty_case (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index penalty_case_case_no_key on penalty_case (county_code, case_no) where void_reason is null;
create index penalty_case_found_on_id_idx on penalty_case (county_code, found_on, id);
create index penalty_case_field_found_on_id_idx on penalty_case (county_code, field, found_on, id);
create index penalty_case_filed_on_idx on penalty_case (county_code, filed_on) where filed_on is not null;
create index penalty_case_party_id_idx on penalty_case (county_code, party_id) where party_id is not null;
create index penalty_case_decision_no_idx on penalty_case (county_code, decision_no) where decision_no is not null;
create index penalty_case_decided_on_idx on penalty_case (county_code, decided_on) where decided_on is not null;
create index penalty_case_source_no_idx on penalty_case (county_code, source_no) where source_no is not null;
create index penalty_case_theme_idx on penalty_case (county_code, theme) where theme is not null;
create index penalty_case_open_idx on penalty_case (county_code, found_on, closed_on, id) where closed_on is null and not_filed_on is null;
alter table penalty_case enable row level security;
create policy scope on penalty_case to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on penalty_case to quanheng_app;

create table penalty_case_history (
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
  procedure text not null,
  source text not null,
  source_no text,
  theme text,
  campaign text,
  field text not null,
  cause text not null,
  party_id uuid,
  party_name text not null,
  party_kind text not null,
  act_on date,
  found_on date not null,
  check_extended_on date,
  check_due_on date,
  not_filed_on date,
  not_filed_reason text,
  filed_on date,
  unit_code text,
  officers text,
  pauses jsonb,
  extended_on date,
  collective_on date,
  collective_to date,
  due_on date,
  investigated_on date,
  review_kind text,
  reviewed_on date,
  reviewer text,
  review_opinion text,
  noticed_on date,
  notice_no text,
  noticed_fen bigint,
  responded_on date,
  response text,
  hearing_on date,
  discussed_on date,
  decided_on date,
  outcome text,
  decision_no text,
  penalty_kinds jsonb,
  involved_fen bigint,
  fine_fen bigint,
  confiscated_fen bigint,
  serve_due_on date,
  served_on date,
  serve_method text,
  pay_due_on date,
  paid_on date,
  paid_fen bigint,
  closed_on date,
  closing_ground text,
  primary key (county_code, id, version)
);
comment on table penalty_case_history is '行政处罚案件：从案源登记到结案，一案一条（历史版本）';
comment on column penalty_case_history.county_code is '局代码';
comment on column penalty_case_history.id is '内部编号（UUIDv7）';
comment on column penalty_case_history.version is '版本，从 1 起';
comment on column penalty_case_history.recorded_at is '本版本入账时刻';
comment on column penalty_case_history.station_code is '管辖所（数据范围）';
comment on column penalty_case_history.void_reason is '作废理由；空为有效';
comment on column penalty_case_history.source_system is '上级系统名称';
comment on column penalty_case_history.external_no is '上级系统编号';
comment on column penalty_case_history.declared is '汇总申报（不是逐笔记录）';
comment on column penalty_case_history.origin_batch is '来源批次';
comment on column penalty_case_history.origin_line is '来源行（批次内连续编号）';
comment on column penalty_case_history.superseded_at is '被后一版本取代的时刻';
comment on column penalty_case_history.case_no is '案件编号';
comment on column penalty_case_history.procedure is '程序';
comment on column penalty_case_history.source is '案件来源';
comment on column penalty_case_history.source_no is '来源编号（违法线索、检查记录、投诉举报、抽样单编号）';
comment on column penalty_case_history.theme is '监管主题代码（来自专项行动的）';
comment on column penalty_case_history.campaign is '铁拳行动类别';
comment on column penalty_case_history.field is '领域';
comment on column penalty_case_history.cause is '案由';
comment on column penalty_case_history.party_id is '当事人（登记册里有的）';
comment on column penalty_case_history.party_name is '当事人名称';
comment on column penalty_case_history.party_kind is '当事人类别';
comment on column penalty_case_history.act_on is '违法行为发生日期';
comment on column penalty_case_history.found_on is '发现线索或者收到材料日期';
comment on column penalty_case_history.check_extended_on is '核查期限延长批准日期';
comment on column penalty_case_history.check_due_on is '核查期限';
comment on column penalty_case_history.not_filed_on is '不予立案日期';
comment on column penalty_case_history.not_filed_reason is '不予立案理由';
comment on column penalty_case_history.filed_on is '立案日期（简易程序为决定日期）';
comment on column penalty_case_history.unit_code is '办案机构';
comment on column penalty_case_history.officers is '办案人员';
comment on column penalty_case_history.pauses is '期限中止';
comment on column penalty_case_history.extended_on is '负责人批准延长日期';
comment on column penalty_case_history.collective_on is '集体讨论决定继续延长日期';
comment on column penalty_case_history.collective_to is '集体讨论定的期限';
comment on column penalty_case_history.due_on is '处理决定期限';
comment on column penalty_case_history.investigated_on is '调查终结日期';
comment on column penalty_case_history.review_kind is '审核种类';
comment on column penalty_case_history.reviewed_on is '审核日期';
comment on column penalty_case_history.reviewer is '审核人';
comment on column penalty_case_history.review_opinion is '审核意见';
comment on column penalty_case_history.noticed_on is '告知书送达日期';
comment on column penalty_case_history.notice_no is '告知书文号';
comment on column penalty_case_history.noticed_fen is '拟处罚没款（分）';
comment on column penalty_case_history.responded_on is '陈述申辩、放弃或者听证结束日期';
comment on column penalty_case_history.response is '当事人意见';
comment on column penalty_case_history.hearing_on is '听证日期';
comment on column penalty_case_history.discussed_on is '集体讨论日期';
comment on column penalty_case_history.decided_on is '处理决定日期';
comment on column penalty_case_history.outcome is '处理结果';
comment on column penalty_case_history.decision_no is '决定书文号';
comment on column penalty_case_history.penalty_kinds is '处罚种类';
comment on column penalty_case_history.involved_fen is '涉案金额（分）';
comment on column penalty_case_history.fine_fen is '罚款（分）';
comment on column penalty_case_history.confiscated_fen is '没收违法所得和财物折价（分）';
comment on column penalty_case_history.serve_due_on is '送达期限';
comment on column penalty_case_history.served_on is '送达日期';
comment on column penalty_case_history.serve_method is '送达方式';
comment on column penalty_case_history.pay_due_on is '缴纳期限';
comment on column penalty_case_history.paid_on is '缴清日期';
comment on column penalty_case_history.paid_fen is '实缴罚没款（分）';
comment on column penalty_case_history.closed_on is '结案日期';
comment on column penalty_case_history.closing_ground is '结案情形';
create index penalty_case_history_recorded_at_idx on penalty_case_history (county_code, recorded_at);
alter table penalty_case_history enable row level security;
create policy scope on penalty_case_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on penalty_case_history to quanheng_app;
