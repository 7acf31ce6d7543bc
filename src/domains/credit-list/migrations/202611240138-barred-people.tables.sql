create table barred_person (
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
  person_name text not null,
  id_sealed text,
  id_masked text,
  id_key text,
  ground text not null,
  decision_no text,
  authority text,
  party_id uuid,
  from_day date not null,
  to_day date,
  lifted_on date,
  lift_reason text,
  primary key (county_code, id)
);
comment on table barred_person is '任职和从业受限人员';
comment on column barred_person.county_code is '局代码';
comment on column barred_person.id is '内部编号（UUIDv7）';
comment on column barred_person.version is '版本，从 1 起';
comment on column barred_person.recorded_at is '本版本入账时刻';
comment on column barred_person.station_code is '管辖所（数据范围）';
comment on column barred_person.void_reason is '作废理由；空为有效';
comment on column barred_person.source_system is '上级系统名称';
comment on column barred_person.external_no is '上级系统编号';
comment on column barred_person.declared is '汇总申报（不是逐笔记录）';
comment on column barred_person.origin_batch is '来源批次';
comment on column barred_person.origin_line is '来源行（批次内连续编号）';
comment on column barred_person.person_name is '姓名';
comment on column barred_person.id_sealed is '证件号码（密文）';
comment on column barred_person.id_masked is '证件号码（掩码）';
comment on column barred_person.id_key is '证件号码查找键（带密钥的摘要）';
comment on column barred_person.ground is '情形';
comment on column barred_person.decision_no is '判决书、决定书文号';
comment on column barred_person.authority is '作出机关';
comment on column barred_person.party_id is '有关主体';
comment on column barred_person.from_day is '起始日';
comment on column barred_person.to_day is '终止日（不含当日；空为未解除前一直受限）';
comment on column barred_person.lifted_on is '解除日期';
comment on column barred_person.lift_reason is '解除理由';
create unique index barred_person_source_system_external_no_key on barred_person (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create index barred_person_person_name_idx on barred_person (county_code, person_name);
create index barred_person_id_key_idx on barred_person (county_code, id_key) where id_key is not null;
create index barred_person_from_day_idx on barred_person (county_code, from_day);
create index barred_person_decision_no_idx on barred_person (county_code, decision_no) where decision_no is not null;
create index barred_person_party_id_idx on barred_person (county_code, party_id) where party_id is not null;
alter table barred_person enable row level security;
create policy scope on barred_person to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert, update on barred_person to quanheng_app;

create table barred_person_history (
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
  person_name text not null,
  id_sealed text,
  id_masked text,
  id_key text,
  ground text not null,
  decision_no text,
  authority text,
  party_id uuid,
  from_day date not null,
  to_day date,
  lifted_on date,
  lift_reason text,
  primary key (county_code, id, version)
);
comment on table barred_person_history is '任职和从业受限人员（历史版本）';
comment on column barred_person_history.county_code is '局代码';
comment on column barred_person_history.id is '内部编号（UUIDv7）';
comment on column barred_person_history.version is '版本，从 1 起';
comment on column barred_person_history.recorded_at is '本版本入账时刻';
comment on column barred_person_history.station_code is '管辖所（数据范围）';
comment on column barred_person_history.void_reason is '作废理由；空为有效';
comment on column barred_person_history.source_system is '上级系统名称';
comment on column barred_person_history.external_no is '上级系统编号';
comment on column barred_person_history.declared is '汇总申报（不是逐笔记录）';
comment on column barred_person_history.origin_batch is '来源批次';
comment on column barred_person_history.origin_line is '来源行（批次内连续编号）';
comment on column barred_person_history.superseded_at is '被后一版本取代的时刻';
comment on column barred_person_history.person_name is '姓名';
comment on column barred_person_history.id_sealed is '证件号码（密文）';
comment on column barred_person_history.id_masked is '证件号码（掩码）';
comment on column barred_person_history.id_key is '证件号码查找键（带密钥的摘要）';
comment on column barred_person_history.ground is '情形';
comment on column barred_person_history.decision_no is '判决书、决定书文号';
comment on column barred_person_history.authority is '作出机关';
comment on column barred_person_history.party_id is '有关主体';
comment on column barred_person_history.from_day is '起始日';
comment on column barred_person_history.to_day is '终止日（不含当日；空为未解除前一直受限）';
comment on column barred_person_history.lifted_on is '解除日期';
comment on column barred_person_history.lift_reason is '解除理由';
create index barred_person_history_recorded_at_idx on barred_person_history (county_code, recorded_at);
alter table barred_person_history enable row level security;
create policy scope on barred_person_history to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true) and current_setting('app.stations', true) = '*');
grant select, insert on barred_person_history to quanheng_app;

