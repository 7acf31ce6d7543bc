create table permit_application (
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
  action text not null,
  application_no text not null,
  party_id uuid not null,
  applicant_name text,
  premises text,
  premises_division text,
  scope_items jsonb,
  business_format text,
  responsible_person text,
  food_safety_manager text,
  commitment_mode boolean,
  prior_cert_no text,
  submitted_on date not null,
  returned_on date,
  return_reason text,
  not_accepted_on date,
  not_accepted_reason text,
  accepted_on date,
  due_on date,
  pauses jsonb,
  extended_to date,
  extension_reason text,
  decided_on date,
  decision text,
  document_no text,
  refusal_reason text,
  terminated_on date,
  withdrawn_on date,
  end_reason text,
  concluded_on date,
  delivered_on date,
  handler text,
  office text,
  remark text,
  primary key (county_code, id)
);
comment on table permit_application is '行政许可（登记、备案）申请';
comment on column permit_application.county_code is '局代码';
comment on column permit_application.id is '内部编号（UUIDv7）';
comment on column permit_application.version is '版本，从 1 起';
comment on column permit_application.recorded_at is '本版本入账时刻';
comment on column permit_application.station_code is '管辖所（数据范围）';
comment on column permit_application.void_reason is '作废理由；空为有效';
comment on column permit_application.source_system is '上级系统名称';
comment on column permit_application.external_no is '上级系统编号';
comment on column permit_application.declared is '汇总申报（不是逐笔记录）';
comment on column permit_application.origin_batch is '来源批次';
comment on column permit_application.origin_line is '来源行（批次内连续编号）';
comment on column permit_application.kind is '许可种类';
comment on column permit_application.action is '申请类型';
comment on column permit_application.application_no is '受理编号';
comment on column permit_application.party_id is '申请人';
comment on column permit_application.applicant_name is '申请时的名称';
comment on column permit_application.premises is '经营场所';
comment on column permit_application.premises_division is '经营场所行政区划代码';
comment on column permit_application.scope_items is '经营项目';
comment on column permit_application.business_format is '主体业态';
comment on column permit_application.responsible_person is '负责人';
comment on column permit_application.food_safety_manager is '食品安全管理员';
comment on column permit_application.commitment_mode is '告知承诺办理';
comment on column permit_application.prior_cert_no is '原证编号';
comment on column permit_application.submitted_on is '申请日期';
comment on column permit_application.returned_on is '退回补正日期';
comment on column permit_application.return_reason is '补正内容';
comment on column permit_application.not_accepted_on is '不予受理日期';
comment on column permit_application.not_accepted_reason is '不予受理理由';
comment on column permit_application.accepted_on is '受理日期';
comment on column permit_application.due_on is '应办结日期';
comment on column permit_application.pauses is '期限中止（听证、检验、补正等）';
comment on column permit_application.extended_to is '延长至';
comment on column permit_application.extension_reason is '延长理由';
comment on column permit_application.decided_on is '决定日期';
comment on column permit_application.decision is '决定';
comment on column permit_application.document_no is '决定书文号';
comment on column permit_application.refusal_reason is '不予许可理由';
comment on column permit_application.terminated_on is '终止办理日期';
comment on column permit_application.withdrawn_on is '申请人撤回日期';
comment on column permit_application.end_reason is '终止或撤回理由';
comment on column permit_application.concluded_on is '办结日期';
comment on column permit_application.delivered_on is '送达日期';
comment on column permit_application.handler is '经办人';
comment on column permit_application.office is '受理机构';
comment on column permit_application.remark is '备注';
create unique index permit_application_source_system_external_no_key on permit_application (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index permit_application_application_no_key on permit_application (county_code, application_no) where void_reason is null;
create index permit_application_party_id_idx on permit_application (county_code, party_id);
create index permit_application_accepted_on_idx on permit_application (county_code, accepted_on);
create index permit_application_submitted_on_idx on permit_application (county_code, submitted_on);
create index permit_application_due_on_idx on permit_application (county_code, due_on) where concluded_on is null;
create index permit_application_kind_submitted_on_idx on permit_application (county_code, kind, submitted_on);
alter table permit_application enable row level security;
create policy scope on permit_application to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on permit_application to quanheng_app;

create table permit_application_history (
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
  action text not null,
  application_no text not null,
  party_id uuid not null,
  applicant_name text,
  premises text,
  premises_division text,
  scope_items jsonb,
  business_format text,
  responsible_person text,
  food_safety_manager text,
  commitment_mode boolean,
  prior_cert_no text,
  submitted_on date not null,
  returned_on date,
  return_reason text,
  not_accepted_on date,
  not_accepted_reason text,
  accepted_on date,
  due_on date,
  pauses jsonb,
  extended_to date,
  extension_reason text,
  decided_on date,
  decision text,
  document_no text,
  refusal_reason text,
  terminated_on date,
  withdrawn_on date,
  end_reason text,
  concluded_on date,
  delivered_on date,
  handler text,
  office text,
  remark text,
  primary key (county_code, id, version)
);
comment on table permit_application_history is '行政许可（登记、备案）申请（历史版本）';
comment on column permit_application_history.county_code is '局代码';
comment on column permit_application_history.id is '内部编号（UUIDv7）';
comment on column permit_application_history.version is '版本，从 1 起';
comment on column permit_application_history.recorded_at is '本版本入账时刻';
comment on column permit_application_history.station_code is '管辖所（数据范围）';
comment on column permit_application_history.void_reason is '作废理由；空为有效';
comment on column permit_application_history.source_system is '上级系统名称';
comment on column permit_application_history.external_no is '上级系统编号';
comment on column permit_application_history.declared is '汇总申报（不是逐笔记录）';
comment on column permit_application_history.origin_batch is '来源批次';
comment on column permit_application_history.origin_line is '来源行（批次内连续编号）';
comment on column permit_application_history.superseded_at is '被后一版本取代的时刻';
comment on column permit_application_history.kind is '许可种类';
comment on column permit_application_history.action is '申请类型';
comment on column permit_application_history.application_no is '受理编号';
comment on column permit_application_history.party_id is '申请人';
comment on column permit_application_history.applicant_name is '申请时的名称';
comment on column permit_application_history.premises is '经营场所';
comment on column permit_application_history.premises_division is '经营场所行政区划代码';
comment on column permit_application_history.scope_items is '经营项目';
comment on column permit_application_history.business_format is '主体业态';
comment on column permit_application_history.responsible_person is '负责人';
comment on column permit_application_history.food_safety_manager is '食品安全管理员';
comment on column permit_application_history.commitment_mode is '告知承诺办理';
comment on column permit_application_history.prior_cert_no is '原证编号';
comment on column permit_application_history.submitted_on is '申请日期';
comment on column permit_application_history.returned_on is '退回补正日期';
comment on column permit_application_history.return_reason is '补正内容';
comment on column permit_application_history.not_accepted_on is '不予受理日期';
comment on column permit_application_history.not_accepted_reason is '不予受理理由';
comment on column permit_application_history.accepted_on is '受理日期';
comment on column permit_application_history.due_on is '应办结日期';
comment on column permit_application_history.pauses is '期限中止（听证、检验、补正等）';
comment on column permit_application_history.extended_to is '延长至';
comment on column permit_application_history.extension_reason is '延长理由';
comment on column permit_application_history.decided_on is '决定日期';
comment on column permit_application_history.decision is '决定';
comment on column permit_application_history.document_no is '决定书文号';
comment on column permit_application_history.refusal_reason is '不予许可理由';
comment on column permit_application_history.terminated_on is '终止办理日期';
comment on column permit_application_history.withdrawn_on is '申请人撤回日期';
comment on column permit_application_history.end_reason is '终止或撤回理由';
comment on column permit_application_history.concluded_on is '办结日期';
comment on column permit_application_history.delivered_on is '送达日期';
comment on column permit_application_history.handler is '经办人';
comment on column permit_application_history.office is '受理机构';
comment on column permit_application_history.remark is '备注';
create index permit_application_history_recorded_at_idx on permit_application_history (county_code, recorded_at);
alter table permit_application_history enable row level security;
create policy scope on permit_application_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on permit_application_history to quanheng_app;

create table permit_certificate (
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
  cert_no text not null,
  kind text not null,
  party_id uuid not null,
  application_id uuid,
  premises text,
  scope_items jsonb,
  business_format text,
  responsible_person text,
  issued_on date not null,
  valid_from date not null,
  valid_to date,
  issuer text,
  superseded_on date,
  revoked_on date,
  stripped_on date,
  deregistered_on date,
  end_basis text,
  published_on date,
  primary key (county_code, id)
);
comment on table permit_certificate is '许可证（登记证、备案凭证）';
comment on column permit_certificate.county_code is '局代码';
comment on column permit_certificate.id is '内部编号（UUIDv7）';
comment on column permit_certificate.version is '版本，从 1 起';
comment on column permit_certificate.recorded_at is '本版本入账时刻';
comment on column permit_certificate.station_code is '管辖所（数据范围）';
comment on column permit_certificate.void_reason is '作废理由；空为有效';
comment on column permit_certificate.source_system is '上级系统名称';
comment on column permit_certificate.external_no is '上级系统编号';
comment on column permit_certificate.declared is '汇总申报（不是逐笔记录）';
comment on column permit_certificate.origin_batch is '来源批次';
comment on column permit_certificate.origin_line is '来源行（批次内连续编号）';
comment on column permit_certificate.cert_no is '许可证编号';
comment on column permit_certificate.kind is '许可种类';
comment on column permit_certificate.party_id is '持证主体';
comment on column permit_certificate.application_id is '来源申请';
comment on column permit_certificate.premises is '经营场所';
comment on column permit_certificate.scope_items is '经营项目';
comment on column permit_certificate.business_format is '主体业态';
comment on column permit_certificate.responsible_person is '负责人';
comment on column permit_certificate.issued_on is '发证日期';
comment on column permit_certificate.valid_from is '有效期起';
comment on column permit_certificate.valid_to is '有效期至（空为长期）';
comment on column permit_certificate.issuer is '发证机关';
comment on column permit_certificate.superseded_on is '换发日期';
comment on column permit_certificate.revoked_on is '撤销日期';
comment on column permit_certificate.stripped_on is '吊销日期';
comment on column permit_certificate.deregistered_on is '注销日期';
comment on column permit_certificate.end_basis is '撤销、吊销、注销依据';
comment on column permit_certificate.published_on is '公示日期';
create unique index permit_certificate_source_system_external_no_key on permit_certificate (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index permit_certificate_cert_no_issued_on_key on permit_certificate (county_code, cert_no, issued_on) where void_reason is null;
create index permit_certificate_party_id_idx on permit_certificate (county_code, party_id);
create index permit_certificate_valid_to_idx on permit_certificate (county_code, valid_to);
create index permit_certificate_issued_on_idx on permit_certificate (county_code, issued_on);
create index permit_certificate_application_id_idx on permit_certificate (county_code, application_id);
alter table permit_certificate enable row level security;
create policy scope on permit_certificate to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on permit_certificate to quanheng_app;

create table permit_certificate_history (
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
  cert_no text not null,
  kind text not null,
  party_id uuid not null,
  application_id uuid,
  premises text,
  scope_items jsonb,
  business_format text,
  responsible_person text,
  issued_on date not null,
  valid_from date not null,
  valid_to date,
  issuer text,
  superseded_on date,
  revoked_on date,
  stripped_on date,
  deregistered_on date,
  end_basis text,
  published_on date,
  primary key (county_code, id, version)
);
comment on table permit_certificate_history is '许可证（登记证、备案凭证）（历史版本）';
comment on column permit_certificate_history.county_code is '局代码';
comment on column permit_certificate_history.id is '内部编号（UUIDv7）';
comment on column permit_certificate_history.version is '版本，从 1 起';
comment on column permit_certificate_history.recorded_at is '本版本入账时刻';
comment on column permit_certificate_history.station_code is '管辖所（数据范围）';
comment on column permit_certificate_history.void_reason is '作废理由；空为有效';
comment on column permit_certificate_history.source_system is '上级系统名称';
comment on column permit_certificate_history.external_no is '上级系统编号';
comment on column permit_certificate_history.declared is '汇总申报（不是逐笔记录）';
comment on column permit_certificate_history.origin_batch is '来源批次';
comment on column permit_certificate_history.origin_line is '来源行（批次内连续编号）';
comment on column permit_certificate_history.superseded_at is '被后一版本取代的时刻';
comment on column permit_certificate_history.cert_no is '许可证编号';
comment on column permit_certificate_history.kind is '许可种类';
comment on column permit_certificate_history.party_id is '持证主体';
comment on column permit_certificate_history.application_id is '来源申请';
comment on column permit_certificate_history.premises is '经营场所';
comment on column permit_certificate_history.scope_items is '经营项目';
comment on column permit_certificate_history.business_format is '主体业态';
comment on column permit_certificate_history.responsible_person is '负责人';
comment on column permit_certificate_history.issued_on is '发证日期';
comment on column permit_certificate_history.valid_from is '有效期起';
comment on column permit_certificate_history.valid_to is '有效期至（空为长期）';
comment on column permit_certificate_history.issuer is '发证机关';
comment on column permit_certificate_history.superseded_on is '换发日期';
comment on column permit_certificate_history.revoked_on is '撤销日期';
comment on column permit_certificate_history.stripped_on is '吊销日期';
comment on column permit_certificate_history.deregistered_on is '注销日期';
comment on column permit_certificate_history.end_basis is '撤销、吊销、注销依据';
comment on column permit_certificate_history.published_on is '公示日期';
create index permit_certificate_history_recorded_at_idx on permit_certificate_history (county_code, recorded_at);
alter table permit_certificate_history enable row level security;
create policy scope on permit_certificate_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on permit_certificate_history to quanheng_app;

create table permit_site_check (
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
  application_id uuid not null,
  assigned_on date,
  done_on date,
  inspectors jsonb,
  result text,
  score numeric(20,6),
  rectify_by date,
  opinion text,
  round integer,
  primary key (county_code, id)
);
comment on table permit_site_check is '许可现场核查';
comment on column permit_site_check.county_code is '局代码';
comment on column permit_site_check.id is '内部编号（UUIDv7）';
comment on column permit_site_check.version is '版本，从 1 起';
comment on column permit_site_check.recorded_at is '本版本入账时刻';
comment on column permit_site_check.station_code is '管辖所（数据范围）';
comment on column permit_site_check.void_reason is '作废理由；空为有效';
comment on column permit_site_check.source_system is '上级系统名称';
comment on column permit_site_check.external_no is '上级系统编号';
comment on column permit_site_check.declared is '汇总申报（不是逐笔记录）';
comment on column permit_site_check.origin_batch is '来源批次';
comment on column permit_site_check.origin_line is '来源行（批次内连续编号）';
comment on column permit_site_check.application_id is '申请';
comment on column permit_site_check.assigned_on is '指派日期';
comment on column permit_site_check.done_on is '核查日期';
comment on column permit_site_check.inspectors is '核查人员';
comment on column permit_site_check.result is '核查结果';
comment on column permit_site_check.score is '得分';
comment on column permit_site_check.rectify_by is '整改期限';
comment on column permit_site_check.opinion is '核查意见';
comment on column permit_site_check.round is '第几次核查';
create unique index permit_site_check_source_system_external_no_key on permit_site_check (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index permit_site_check_application_id_idx on permit_site_check (county_code, application_id);
alter table permit_site_check enable row level security;
create policy scope on permit_site_check to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on permit_site_check to quanheng_app;

create table permit_site_check_history (
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
  application_id uuid not null,
  assigned_on date,
  done_on date,
  inspectors jsonb,
  result text,
  score numeric(20,6),
  rectify_by date,
  opinion text,
  round integer,
  primary key (county_code, id, version)
);
comment on table permit_site_check_history is '许可现场核查（历史版本）';
comment on column permit_site_check_history.county_code is '局代码';
comment on column permit_site_check_history.id is '内部编号（UUIDv7）';
comment on column permit_site_check_history.version is '版本，从 1 起';
comment on column permit_site_check_history.recorded_at is '本版本入账时刻';
comment on column permit_site_check_history.station_code is '管辖所（数据范围）';
comment on column permit_site_check_history.void_reason is '作废理由；空为有效';
comment on column permit_site_check_history.source_system is '上级系统名称';
comment on column permit_site_check_history.external_no is '上级系统编号';
comment on column permit_site_check_history.declared is '汇总申报（不是逐笔记录）';
comment on column permit_site_check_history.origin_batch is '来源批次';
comment on column permit_site_check_history.origin_line is '来源行（批次内连续编号）';
comment on column permit_site_check_history.superseded_at is '被后一版本取代的时刻';
comment on column permit_site_check_history.application_id is '申请';
comment on column permit_site_check_history.assigned_on is '指派日期';
comment on column permit_site_check_history.done_on is '核查日期';
comment on column permit_site_check_history.inspectors is '核查人员';
comment on column permit_site_check_history.result is '核查结果';
comment on column permit_site_check_history.score is '得分';
comment on column permit_site_check_history.rectify_by is '整改期限';
comment on column permit_site_check_history.opinion is '核查意见';
comment on column permit_site_check_history.round is '第几次核查';
create index permit_site_check_history_recorded_at_idx on permit_site_check_history (county_code, recorded_at);
alter table permit_site_check_history enable row level security;
create policy scope on permit_site_check_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on permit_site_check_history to quanheng_app;
