create table draft (
  county_code text not null,
  account text not null,
  operation text not null,
  record text not null,
  title text not null,
  path text not null,
  sealed text not null,
  saved_at timestamp(3) with time zone not null,
  primary key (county_code, account, operation, record)
);
comment on table draft is '草稿：填了一半的表单，只有本人看得到';
comment on column draft.county_code is '局代码';
comment on column draft.account is '用户名';
comment on column draft.operation is '操作';
comment on column draft.record is '所办记录（新办为空串）';
comment on column draft.title is '表单名称';
comment on column draft.path is '表单所在页面';
comment on column draft.sealed is '填写内容（密文，可能含个人信息）';
comment on column draft.saved_at is '保存时刻';
alter table draft enable row level security;
create policy scope on draft to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update, delete on draft to quanheng_app;

create table saved_view (
  county_code text not null,
  id uuid not null,
  account text not null,
  list text not null,
  name text not null,
  search jsonb not null,
  saved_at timestamp(3) with time zone not null,
  primary key (county_code, id)
);
comment on table saved_view is '常用视图：清单的条件、排序和列';
comment on column saved_view.county_code is '局代码';
comment on column saved_view.id is '编号';
comment on column saved_view.account is '用户名';
comment on column saved_view.list is '清单';
comment on column saved_view.name is '名称';
comment on column saved_view.search is '条件、排序和列，如地址中所写';
comment on column saved_view.saved_at is '保存时刻';
create unique index saved_view_account_list_name_key on saved_view (county_code, account, list, name);
alter table saved_view enable row level security;
create policy scope on saved_view to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert, update, delete on saved_view to quanheng_app;
