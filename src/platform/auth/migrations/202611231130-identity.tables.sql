-- Failures are counted apart from the account (sign_in_guard), for names that nobody has too.
alter table account drop column failed_count;
alter table account drop column locked_until;
alter table account add column password_set_at timestamp(3) with time zone;
update account set password_set_at = now();
alter table account alter column password_set_at set not null;
alter table account add column last_sign_in_at timestamp(3) with time zone;
comment on column account.must_change is '下次登录须改口令';
comment on column account.password_set_at is '口令设定时刻';
comment on column account.last_sign_in_at is '最近登录时刻';

-- Sessions from before do not say where they came from: everybody signs in again.
delete from account_session;
alter table account_session add column id uuid not null;
alter table account_session add column way text not null;
alter table account_session add column waiting boolean not null;
alter table account_session add column address text not null;
alter table account_session add column device text not null;
comment on column account_session.id is '会话编号';
comment on column account_session.way is '登录方式：password 口令、sso 单点登录';
comment on column account_session.waiting is '还要核验动态口令';
comment on column account_session.address is '来访地址';
comment on column account_session.device is '设备（浏览器自报）';

create table account_factor (
  username text not null,
  secret_sealed text not null,
  made_at timestamp(3) with time zone not null,
  confirmed_at timestamp(3) with time zone,
  last_step bigint,
  primary key (username)
);
comment on table account_factor is '账号的动态口令';
comment on column account_factor.username is '用户名';
comment on column account_factor.secret_sealed is '密钥（加密）';
comment on column account_factor.made_at is '生成时刻';
comment on column account_factor.confirmed_at is '启用时刻；空为还没有确认';
comment on column account_factor.last_step is '用过的最后一个时间步；一步只能用一次';
grant select, insert, update, delete on account_factor to quanheng_app;

create table account_former_password (
  username text not null,
  replaced_at timestamp(3) with time zone not null,
  password_hash text not null,
  primary key (username, replaced_at)
);
comment on table account_former_password is '账号用过的口令';
comment on column account_former_password.username is '用户名';
comment on column account_former_password.replaced_at is '停用时刻';
comment on column account_former_password.password_hash is '口令摘要（argon2id）';
grant select, insert, delete on account_former_password to quanheng_app;

create table account_link (
  issuer text not null,
  subject text not null,
  username text not null,
  linked_at timestamp(3) with time zone not null,
  linked_by text not null,
  primary key (issuer, subject)
);
comment on table account_link is '账号与单点登录身份的绑定';
comment on column account_link.issuer is '身份提供方';
comment on column account_link.subject is '身份标识（sub）';
comment on column account_link.username is '用户名';
comment on column account_link.linked_at is '绑定时刻';
comment on column account_link.linked_by is '绑定人';
create unique index account_link_issuer_username_key on account_link (issuer, username);
grant select, insert, delete on account_link to quanheng_app;

create table account_recovery_code (
  username text not null,
  digest text not null,
  used_at timestamp(3) with time zone,
  primary key (username, digest)
);
comment on table account_recovery_code is '账号的恢复码，每个只能用一次';
comment on column account_recovery_code.username is '用户名';
comment on column account_recovery_code.digest is '恢复码摘要';
comment on column account_recovery_code.used_at is '使用时刻';
grant select, insert, update, delete on account_recovery_code to quanheng_app;

create table sign_in_guard (
  subject text not null,
  failed_count integer not null,
  failed_at timestamp(3) with time zone not null,
  locks integer not null,
  locked_until timestamp(3) with time zone,
  primary key (subject)
);
comment on table sign_in_guard is '登录失败计数与锁定';
comment on column sign_in_guard.subject is '对象：用户名或地址的摘要';
comment on column sign_in_guard.failed_count is '连续失败次数';
comment on column sign_in_guard.failed_at is '最近失败时刻';
comment on column sign_in_guard.locks is '已锁定次数';
comment on column sign_in_guard.locked_until is '锁定至';
grant select, insert, update, delete on sign_in_guard to quanheng_app;
