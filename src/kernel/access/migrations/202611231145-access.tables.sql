create table access_grant (
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
  username text not null,
  role text not null,
  reach text,
  unit_code text,
  from_day date not null,
  to_day date,
  reason text not null,
  primary key (county_code, id)
);
comment on table access_grant is '授权：哪个账号从何时到何时担任什么角色、管到哪里';
comment on column access_grant.county_code is '局代码';
comment on column access_grant.id is '内部编号（UUIDv7）';
comment on column access_grant.version is '版本，从 1 起';
comment on column access_grant.recorded_at is '本版本入账时刻';
comment on column access_grant.station_code is '管辖所（数据范围）';
comment on column access_grant.void_reason is '作废理由；空为有效';
comment on column access_grant.source_system is '上级系统名称';
comment on column access_grant.external_no is '上级系统编号';
comment on column access_grant.declared is '汇总申报（不是逐笔记录）';
comment on column access_grant.origin_batch is '来源批次';
comment on column access_grant.origin_line is '来源行（批次内连续编号）';
comment on column access_grant.username is '账号';
comment on column access_grant.role is '角色代码';
comment on column access_grant.reach is '数据范围；空为角色的默认范围';
comment on column access_grant.unit_code is '机构代码：本所、本股室、本人范围所在的机构';
comment on column access_grant.from_day is '起始日';
comment on column access_grant.to_day is '终止日（不含当日）';
comment on column access_grant.reason is '依据或理由';
create unique index access_grant_source_system_external_no_key on access_grant (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index access_grant_username_role_from_day_key on access_grant (county_code, username, role, from_day) where void_reason is null;
alter table access_grant enable row level security;
create policy scope on access_grant to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on access_grant to quanheng_app;

create table access_grant_history (
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
  username text not null,
  role text not null,
  reach text,
  unit_code text,
  from_day date not null,
  to_day date,
  reason text not null,
  primary key (county_code, id, version)
);
comment on table access_grant_history is '授权：哪个账号从何时到何时担任什么角色、管到哪里（历史版本）';
comment on column access_grant_history.county_code is '局代码';
comment on column access_grant_history.id is '内部编号（UUIDv7）';
comment on column access_grant_history.version is '版本，从 1 起';
comment on column access_grant_history.recorded_at is '本版本入账时刻';
comment on column access_grant_history.station_code is '管辖所（数据范围）';
comment on column access_grant_history.void_reason is '作废理由；空为有效';
comment on column access_grant_history.source_system is '上级系统名称';
comment on column access_grant_history.external_no is '上级系统编号';
comment on column access_grant_history.declared is '汇总申报（不是逐笔记录）';
comment on column access_grant_history.origin_batch is '来源批次';
comment on column access_grant_history.origin_line is '来源行（批次内连续编号）';
comment on column access_grant_history.superseded_at is '被后一版本取代的时刻';
comment on column access_grant_history.username is '账号';
comment on column access_grant_history.role is '角色代码';
comment on column access_grant_history.reach is '数据范围；空为角色的默认范围';
comment on column access_grant_history.unit_code is '机构代码：本所、本股室、本人范围所在的机构';
comment on column access_grant_history.from_day is '起始日';
comment on column access_grant_history.to_day is '终止日（不含当日）';
comment on column access_grant_history.reason is '依据或理由';
create index access_grant_history_recorded_at_idx on access_grant_history (county_code, recorded_at);
alter table access_grant_history enable row level security;
create policy scope on access_grant_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on access_grant_history to quanheng_app;

create table access_role (
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
  code text not null,
  title text not null,
  may jsonb not null,
  reach text not null,
  from_day date not null,
  to_day date,
  reason text not null,
  primary key (county_code, id)
);
comment on table access_role is '角色：本局自设的角色，或对默认角色的调整';
comment on column access_role.county_code is '局代码';
comment on column access_role.id is '内部编号（UUIDv7）';
comment on column access_role.version is '版本，从 1 起';
comment on column access_role.recorded_at is '本版本入账时刻';
comment on column access_role.station_code is '管辖所（数据范围）';
comment on column access_role.void_reason is '作废理由；空为有效';
comment on column access_role.source_system is '上级系统名称';
comment on column access_role.external_no is '上级系统编号';
comment on column access_role.declared is '汇总申报（不是逐笔记录）';
comment on column access_role.origin_batch is '来源批次';
comment on column access_role.origin_line is '来源行（批次内连续编号）';
comment on column access_role.code is '角色代码';
comment on column access_role.title is '角色名称';
comment on column access_role.may is '权限（可用 permit.*、*.read 这样的通配）';
comment on column access_role.reach is '数据范围';
comment on column access_role.from_day is '起始日';
comment on column access_role.to_day is '终止日（不含当日）';
comment on column access_role.reason is '依据或理由';
create unique index access_role_source_system_external_no_key on access_role (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index access_role_code_from_day_key on access_role (county_code, code, from_day) where void_reason is null;
alter table access_role enable row level security;
create policy scope on access_role to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on access_role to quanheng_app;

create table access_role_history (
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
  code text not null,
  title text not null,
  may jsonb not null,
  reach text not null,
  from_day date not null,
  to_day date,
  reason text not null,
  primary key (county_code, id, version)
);
comment on table access_role_history is '角色：本局自设的角色，或对默认角色的调整（历史版本）';
comment on column access_role_history.county_code is '局代码';
comment on column access_role_history.id is '内部编号（UUIDv7）';
comment on column access_role_history.version is '版本，从 1 起';
comment on column access_role_history.recorded_at is '本版本入账时刻';
comment on column access_role_history.station_code is '管辖所（数据范围）';
comment on column access_role_history.void_reason is '作废理由；空为有效';
comment on column access_role_history.source_system is '上级系统名称';
comment on column access_role_history.external_no is '上级系统编号';
comment on column access_role_history.declared is '汇总申报（不是逐笔记录）';
comment on column access_role_history.origin_batch is '来源批次';
comment on column access_role_history.origin_line is '来源行（批次内连续编号）';
comment on column access_role_history.superseded_at is '被后一版本取代的时刻';
comment on column access_role_history.code is '角色代码';
comment on column access_role_history.title is '角色名称';
comment on column access_role_history.may is '权限（可用 permit.*、*.read 这样的通配）';
comment on column access_role_history.reach is '数据范围';
comment on column access_role_history.from_day is '起始日';
comment on column access_role_history.to_day is '终止日（不含当日）';
comment on column access_role_history.reason is '依据或理由';
create index access_role_history_recorded_at_idx on access_role_history (county_code, recorded_at);
alter table access_role_history enable row level security;
create policy scope on access_role_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on access_role_history to quanheng_app;

create table access_separation (
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
  separate boolean not null,
  from_day date not null,
  reason text not null,
  primary key (county_code, id)
);
comment on table access_separation is '三员分设：系统、安全、审计管理员是否分设';
comment on column access_separation.county_code is '局代码';
comment on column access_separation.id is '内部编号（UUIDv7）';
comment on column access_separation.version is '版本，从 1 起';
comment on column access_separation.recorded_at is '本版本入账时刻';
comment on column access_separation.station_code is '管辖所（数据范围）';
comment on column access_separation.void_reason is '作废理由；空为有效';
comment on column access_separation.source_system is '上级系统名称';
comment on column access_separation.external_no is '上级系统编号';
comment on column access_separation.declared is '汇总申报（不是逐笔记录）';
comment on column access_separation.origin_batch is '来源批次';
comment on column access_separation.origin_line is '来源行（批次内连续编号）';
comment on column access_separation.separate is '分设';
comment on column access_separation.from_day is '起始日';
comment on column access_separation.reason is '依据或理由';
create unique index access_separation_source_system_external_no_key on access_separation (county_code, source_system, external_no) where external_no is not null and void_reason is null;
create unique index access_separation_from_day_key on access_separation (county_code, from_day) where void_reason is null;
alter table access_separation enable row level security;
create policy scope on access_separation to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert, update on access_separation to quanheng_app;

create table access_separation_history (
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
  separate boolean not null,
  from_day date not null,
  reason text not null,
  primary key (county_code, id, version)
);
comment on table access_separation_history is '三员分设：系统、安全、审计管理员是否分设（历史版本）';
comment on column access_separation_history.county_code is '局代码';
comment on column access_separation_history.id is '内部编号（UUIDv7）';
comment on column access_separation_history.version is '版本，从 1 起';
comment on column access_separation_history.recorded_at is '本版本入账时刻';
comment on column access_separation_history.station_code is '管辖所（数据范围）';
comment on column access_separation_history.void_reason is '作废理由；空为有效';
comment on column access_separation_history.source_system is '上级系统名称';
comment on column access_separation_history.external_no is '上级系统编号';
comment on column access_separation_history.declared is '汇总申报（不是逐笔记录）';
comment on column access_separation_history.origin_batch is '来源批次';
comment on column access_separation_history.origin_line is '来源行（批次内连续编号）';
comment on column access_separation_history.superseded_at is '被后一版本取代的时刻';
comment on column access_separation_history.separate is '分设';
comment on column access_separation_history.from_day is '起始日';
comment on column access_separation_history.reason is '依据或理由';
create index access_separation_history_recorded_at_idx on access_separation_history (county_code, recorded_at);
alter table access_separation_history enable row level security;
create policy scope on access_separation_history to quanheng_app using (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end) with check (county_code = current_setting('app.county', true) and case when current_setting('app.stations', true) = '*' then true else station_code = any (string_to_array(current_setting('app.stations', true), ',')) end);
grant select, insert on access_separation_history to quanheng_app;
