-- What whoever asked went on to do, and why.
alter table restriction_lookup add column outcome text;
alter table restriction_lookup add column remark text;
comment on column restriction_lookup.outcome is '处理';
comment on column restriction_lookup.remark is '核对情况：有提示而继续办理的理由';
alter table restriction_lookup_history add column outcome text;
alter table restriction_lookup_history add column remark text;
comment on column restriction_lookup_history.outcome is '处理';
comment on column restriction_lookup_history.remark is '核对情况：有提示而继续办理的理由';
