create table request_answer (
  county_code text not null,
  account text not null,
  key text not null,
  operation text not null,
  digest text not null,
  sealed text not null,
  at timestamp(3) with time zone not null,
  primary key (county_code, account, key)
);
comment on table request_answer is '已办请求的答复：同一张表单再次提交时原样答复，不再办理；几天后清除';
comment on column request_answer.county_code is '局代码';
comment on column request_answer.account is '用户名';
comment on column request_answer.key is '表单的提交编号';
comment on column request_answer.operation is '操作';
comment on column request_answer.digest is '所提交内容的摘要（带密钥）';
comment on column request_answer.sealed is '答复（密文）';
comment on column request_answer.at is '办成的时刻';
create index request_answer_at_idx on request_answer (county_code, at);
alter table request_answer enable row level security;
create policy scope on request_answer to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update, delete on request_answer to quanheng_app;

