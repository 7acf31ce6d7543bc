create table account (
  username text not null,
  county_code text not null,
  name text not null,
  role text not null,
  stations jsonb,
  password_hash text not null,
  must_change boolean not null,
  failed_count integer not null,
  locked_until timestamp(3) with time zone,
  disabled boolean not null,
  primary key (username)
);
comment on table account is '账号';
comment on column account.username is '用户名';
comment on column account.county_code is '局代码';
comment on column account.name is '姓名';
comment on column account.role is '角色';
comment on column account.stations is '管辖所范围；空为全局';
comment on column account.password_hash is '口令摘要（argon2id）';
comment on column account.must_change is '首次登录须改口令';
comment on column account.failed_count is '连续失败次数';
comment on column account.locked_until is '锁定至';
comment on column account.disabled is '停用';
grant select, insert, update on account to quanheng_app;

create table account_session (
  token_digest bytea not null,
  username text not null,
  created_at timestamp(3) with time zone not null,
  seen_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  primary key (token_digest)
);
comment on table account_session is '登录会话';
comment on column account_session.token_digest is '令牌摘要';
comment on column account_session.username is '用户名';
comment on column account_session.created_at is '登录时刻';
comment on column account_session.seen_at is '最近使用时刻';
comment on column account_session.expires_at is '失效时刻';
create index account_session_username_idx on account_session (username);
grant select, insert, update, delete on account_session to quanheng_app;

create table installation (
  county_code text not null,
  kind text not null,
  county_name text not null,
  bureau_name text not null,
  made_at timestamp(3) with time zone not null,
  primary key (county_code)
);
comment on table installation is '安装信息：演示还是正式、哪个局';
comment on column installation.county_code is '局代码';
comment on column installation.kind is '种类：demo 演示、bureau 正式';
comment on column installation.county_name is '县（市、区）名称';
comment on column installation.bureau_name is '局名称';
comment on column installation.made_at is '安装时刻';
grant select on installation to quanheng_app;
