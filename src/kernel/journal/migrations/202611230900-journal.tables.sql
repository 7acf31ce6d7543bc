create table journal_entry (
  seq bigint generated always as identity,
  county_code text not null,
  at timestamp(3) with time zone not null,
  operation text not null,
  actor text not null,
  approver text,
  typist text,
  subject text not null,
  action text not null,
  record_ids uuid[] not null,
  versions integer[] not null,
  digests bytea[] not null,
  changes jsonb,
  note text,
  primary key (county_code, seq)
);
comment on table journal_entry is '操作日志：只追加，不修改，不删除';
comment on column journal_entry.seq is '顺序号';
comment on column journal_entry.county_code is '局代码';
comment on column journal_entry.at is '记录时刻';
comment on column journal_entry.operation is '操作';
comment on column journal_entry.actor is '经办人';
comment on column journal_entry.approver is '批准人';
comment on column journal_entry.typist is '录入人';
comment on column journal_entry.subject is '账表';
comment on column journal_entry.action is '动作';
comment on column journal_entry.record_ids is '记录';
comment on column journal_entry.versions is '版本';
comment on column journal_entry.digests is '各行摘要（SHA-256 前 16 字节）';
comment on column journal_entry.changes is '变更内容（批量操作不逐行记）';
comment on column journal_entry.note is '理由或来源';
create index journal_entry_at_idx on journal_entry (county_code, at);
create index journal_entry_record_ids_idx on journal_entry using gin (record_ids) where changes is not null;
alter table journal_entry enable row level security;
create policy scope on journal_entry to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert on journal_entry to quanheng_app;

create table journal_seal (
  county_code text not null,
  seq_from bigint not null,
  seq_to bigint not null,
  at timestamp(3) with time zone not null,
  seqs text[] not null,
  entry_digests bytea[] not null,
  previous bytea not null,
  hash bytea not null,
  primary key (county_code, seq_from)
);
comment on table journal_seal is '日志封存：一段日志的哈希链';
comment on column journal_seal.county_code is '局代码';
comment on column journal_seal.seq_from is '起始顺序号';
comment on column journal_seal.seq_to is '结束顺序号';
comment on column journal_seal.at is '封存时刻';
comment on column journal_seal.seqs is '所封各条顺序号';
comment on column journal_seal.entry_digests is '所封各条摘要';
comment on column journal_seal.previous is '前一封存的哈希';
comment on column journal_seal.hash is '本封存的哈希';
alter table journal_seal enable row level security;
create policy scope on journal_seal to quanheng_app using (county_code = current_setting('app.county', true)) with check (county_code = current_setting('app.county', true));
grant select, insert on journal_seal to quanheng_app;
