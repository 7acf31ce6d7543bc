alter table draft add column request_key text;
comment on column draft.request_key is '表单的提交编号：取回草稿再提交，仍是同一张表单';
